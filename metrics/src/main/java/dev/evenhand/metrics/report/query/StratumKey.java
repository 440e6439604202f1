package dev.evenhand.metrics.report.query;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is known of a contact before anybody answered it, and may therefore make contacts comparable. */
public enum StratumKey {
    TOPIC("主题"),
    /** Band of the bot's silent confidence in its answer to the first message, cut at .2 .4 .6 .8 .9. */
    CONFIDENCE("机器人置信度"),
    LOCALE("语言"),
    CHANNEL("渠道"),
    /** New or returning customer. */
    RETURNING("新老客户"),
    /** Band of four hours of the day in the report's timezone. */
    HOUR("时段");

    /** What the report takes when nobody chose, the least important last. */
    public static final List<StratumKey> DEFAULT = List.of(TOPIC, CONFIDENCE, LOCALE, RETURNING);

    private final String chinese;

    StratumKey(String chinese) {
        this.chinese = chinese;
    }

    /** As written in queries and reports, such as {@code topic}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a sentence names it. */
    public String said(boolean inChinese) {
        return inChinese ? chinese : word();
    }

    /** The one written so; empty if none is. */
    public static Optional<StratumKey> of(String word) {
        return Arrays.stream(values()).filter(key -> key.word().equals(word)).findFirst();
    }

    /** All of them as written, with commas. */
    public static String words() {
        return Arrays.stream(values()).map(StratumKey::word).collect(Collectors.joining(", "));
    }
}
