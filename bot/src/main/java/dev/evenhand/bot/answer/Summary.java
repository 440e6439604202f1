package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.bot.language.ForeignLanguage;
import dev.evenhand.bot.question.Asked;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.handoff.conversation.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person should know before taking over, in two or three short lines. */
public final class Summary {

    private static final int LAST_MESSAGES = 3;
    private static final int LONGEST = 400;
    /** So many Latin words are a sentence, not the name of a product. */
    private static final int PLAIN_WORDS = 4;

    private Summary() {}

    static String of(Turn turn, Found found) {
        var lines = new ArrayList<String>();
        lines.add(Lines.of(turn.locale(), "summary", shortened(said(turn))));
        otherLanguage(turn).ifPresent(language -> lines.add(written(turn.locale(), language)));
        tried(turn).ifPresent(title -> lines.add(Lines.of(turn.locale(), "summary.tried", title)));
        lines.add(found.best()
                .filter(article -> found.confidence() >= 0.05)
                .map(article -> Lines.of(
                        turn.locale(), "summary.nearest", article.title(), Math.round(100 * found.confidence())))
                .orElseGet(() -> Lines.of(turn.locale(), "summary.none")));
        return String.join("\n", lines);
    }

    /** The language written in, where it is plainly not the conversation's, which is the widget's. */
    private static Optional<Locale> otherLanguage(Turn turn) {
        var foreign = ForeignLanguage.of(turn.text());
        if (foreign.isPresent() || turn.locale().isEmpty()) {
            return foreign;
        }
        boolean speaksChinese = turn.locale().startsWith("zh");
        boolean writesChinese = Language.of(turn.text()) == Language.CHINESE;
        boolean plain = writesChinese || Asked.words(turn.text()) >= PLAIN_WORDS;
        return plain && writesChinese != speaksChinese
                ? Optional.of(writesChinese ? Locale.CHINESE : Locale.ENGLISH)
                : Optional.empty();
    }

    private static String written(String locale, Locale language) {
        var reader = Locale.forLanguageTag(locale.isEmpty() ? "en" : locale);
        return Lines.of(locale, "summary.language", language.getDisplayLanguage(reader));
    }

    /** Without a look at the articles: nothing is computed for it. */
    public static String plain(Turn turn) {
        var lines = new ArrayList<String>();
        lines.add(Lines.of(turn.locale(), "summary", shortened(said(turn))));
        tried(turn).ifPresent(title -> lines.add(Lines.of(turn.locale(), "summary.tried", title)));
        return String.join("\n", lines);
    }

    private static String said(Turn turn) {
        List<String> all = Stream.concat(
                        turn.history().stream()
                                .filter(remark -> remark.speaker() == Speaker.CUSTOMER)
                                .map(Remark::text),
                        turn.messages().stream())
                .toList();
        return all.stream().skip(Math.max(0, all.size() - LAST_MESSAGES)).collect(Collectors.joining(" / "));
    }

    private static Optional<String> tried(Turn turn) {
        return turn.history().stream()
                .filter(remark -> remark.speaker() == Speaker.BOT_ANSWERING)
                .map(remark -> remark.named().stream().map(Named::title).collect(Collectors.joining(", ")))
                .reduce((first, second) -> second);
    }

    private static String shortened(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return Texts.shortened(line, LONGEST);
    }
}
