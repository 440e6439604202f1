package dev.evenhand.bot.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Labelled sentences as comma-separated text with a header, quoted as in RFC 4180.
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
     * @throws IllegalArgumentException when there is no header with both columns, naming what is missing
     */
    public static List<Question> read(String content) {
        var records = records(content.startsWith("\uFEFF") ? content.substring(1) : content);
        if (records.isEmpty()) {
            throw new IllegalArgumentException("the file is empty");
        }
        int text = column(records.get(0), TEXT_NAMES);
        int label = column(records.get(0), LABEL_NAMES);
        int kind = place(records.get(0), Set.of("kind"));
        var questions = new ArrayList<Question>();
        for (var fields : records.subList(1, records.size())) {
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

    private static List<List<String>> records(String content) {
        var records = new ArrayList<List<String>>();
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (quoted && c == '"' && i + 1 < content.length() && content.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '\n')) {
                fields.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    records.add(List.copyOf(fields));
                    fields.clear();
                }
            } else if (quoted || c != '\r') {
                field.append(c);
            }
        }
        if (!field.isEmpty() || !fields.isEmpty()) {
            fields.add(field.toString());
            records.add(List.copyOf(fields));
        }
        return records;
    }
}
