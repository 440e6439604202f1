package dev.evenhand.bot.evaluation;

import dev.evenhand.bot.exchange.CsvTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Labelled sentences as comma-separated text with a header, quoted as in RFC 4180; semicolons and tabs may part them too.
 *
 * <p>The sentence stands in a column named sentence, text, question or utterance, the article in one named label, intent,
 * article or articleId, its kind, where there is one, in kind; other columns are ignored.
 */
public final class QuestionFile {

    private static final Set<String> TEXT_NAMES = Set.of("sentence", "text", "question", "utterance");
    private static final Set<String> LABEL_NAMES = Set.of("label", "intent", "article", "articleid");

    private QuestionFile() {}

    /**
     * The questions of a file's content, in order; lines without a sentence are left out.
     *
     * @throws IllegalArgumentException when there is no header with both columns, naming what is missing, or when a quote is
     *     not closed, naming the line on which it begins
     */
    public static List<Question> read(String content) {
        var lines = CsvTable.read(content.startsWith("\uFEFF") ? content.substring(1) : content);
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("the file is empty");
        }
        var header = lines.get(0).fields();
        int text = column(header, TEXT_NAMES);
        int label = column(header, LABEL_NAMES);
        int kind = place(header, Set.of("kind"));
        var questions = new ArrayList<Question>();
        for (var line : lines.subList(1, lines.size())) {
            if (!line.closed()) {
                throw new IllegalArgumentException("a quote that begins on line " + line.number() + " is not closed");
            }
            var fields = line.fields();
            if (fields.size() > text && !fields.get(text).isBlank()) {
                questions.add(new Question(fields.get(text).strip(), field(fields, label), field(fields, kind)));
            }
        }
        return questions;
    }

    private static String field(List<String> fields, int column) {
        return column >= 0 && column < fields.size() ? fields.get(column).strip() : "";
    }

    private static int place(List<String> header, Set<String> names) {
        for (int i = 0; i < header.size(); i++) {
            if (names.contains(header.get(i).strip().toLowerCase(Locale.ROOT))) {
                return i;
            }
        }
        return -1;
    }

    private static int column(List<String> header, Set<String> names) {
        int place = place(header, names);
        if (place >= 0) {
            return place;
        }
        throw new IllegalArgumentException(
                "no column named " + String.join(", ", names.stream().sorted().toList()) + " in the first line");
    }
}
