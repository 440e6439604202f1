package dev.evenhand.metrics.outcome;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What values of a row must hold among themselves; types and words are checked before. */
final class RowChecks {
    private RowChecks() {}

    /** Tells {@code fault} each offending field with what would be right. */
    static void check(Facts facts, BiConsumer<String, String> fault) {
        if (facts.closedAt().isBefore(facts.startedAt())) {
            fault.accept("closedAt", "must not be before startedAt");
        }
        if (facts.assignment() != null) {
            Double probability = facts.assignment().probability();
            if (probability != null && !(probability > 0 && probability <= 1)) {
                fault.accept("assignment.probability", "must be above 0 and at most 1");
            }
        }
        if (facts.first() != null) {
            within(facts.first().confidence(), new Range("first.confidence", 0, 1), fault);
        }
        if (facts.sentiment() != null) {
            within(facts.sentiment().first(), new Range("sentiment.first", -1, 1), fault);
            within(facts.sentiment().last(), new Range("sentiment.last", -1, 1), fault);
        }
        if (facts.survey() != null) {
            within(facts.survey().csat(), new Range("survey.csat", 1, 5), fault);
            within(facts.survey().nps(), new Range("survey.nps", 0, 10), fault);
            within(facts.survey().ces(), new Range("survey.ces", 1, 7), fault);
        }
        seconds(facts, fault);
    }

    private static void seconds(Facts facts, BiConsumer<String, String> fault) {
        double tenYears = 3.2e8;
        if (facts.bot() != null) {
            within(facts.bot().elapsedSeconds(), new Range("bot.elapsedSeconds", 0, tenYears), fault);
        }
        if (facts.human() != null) {
            within(facts.human().handleSeconds(), new Range("human.handleSeconds", 0, tenYears), fault);
            within(facts.human().wrapUpSeconds(), new Range("human.wrapUpSeconds", 0, tenYears), fault);
        }
    }

    private record Range(String path, double low, double high) {}

    private static void within(@Nullable Number value, Range range, BiConsumer<String, String> fault) {
        if (value != null && !(value.doubleValue() >= range.low() && value.doubleValue() <= range.high())) {
            fault.accept(range.path(), "must be from " + plain(range.low()) + " to " + plain(range.high()));
        }
    }

    private static String plain(double number) {
        return Long.toString((long) number);
    }
}
