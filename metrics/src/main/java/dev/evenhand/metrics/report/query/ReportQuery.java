package dev.evenhand.metrics.report.query;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.statistics.stratified.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A question to the reports, already checked.
 *
 * @param cohort which conversations
 * @param rules under which definition and window they are labelled
 * @param adjustment how like is compared with like
 * @param view bot first against people first, or by who handled it
 * @param language of sentences in the answer
 * @param focus what a single report asks beside: its metric, its step, the rows wanted
 * @param house what a manager has set for this house
 * @param runs of the randomised holdout that are about some topics alone
 */
public record ReportQuery(
        Cohort cohort,
        Rules rules,
        Adjustment adjustment,
        View view,
        Language language,
        Focus focus,
        HouseRules house,
        List<LimitedRun> runs) {

    /**
     * Conversations with {@code from <= startedAt < to} that match every filter given.
     *
     * @param eligible only contacts that could have been drawn for an experiment; null for all
     * @param zone in which days, weeks and hours are cut
     */
    public record Cohort(
            Instant from,
            Instant to,
            @Nullable String topic,
            @Nullable Eligible eligible,
            @Nullable String channel,
            @Nullable String locale,
            ZoneId zone) {}

    /** The definition, and the time within which a return counts against a contact, also as it was said: {@code P3D}. */
    public record Rules(Definition definition, Duration window, String said) {
        /** The window of a question that names none. */
        public static final Duration USUAL_WINDOW = Duration.ofDays(7);
    }

    /**
     * Like for like.
     *
     * @param strata as asked for, never coarsened; null lets the report choose
     * @param target whose mix of questions
     */
    public record Adjustment(@Nullable List<StratumKey> strata, Target target) {}

    /**
     * What a single report asks beside.
     *
     * @param metric for trends, heat maps and forecasts: {@code fcr}, {@code confirmed}, {@code csat} or {@code aht}
     * @param figure whose making is asked for, by its name; null for the metric's
     * @param group of a list whose figure it is; null for that of all contacts
     * @param step of a trend
     * @param entry {@code bot_first} or {@code human_first} only
     * @param state of the rows behind a number
     * @param reason of the handoff of those rows
     * @param agent of those rows
     * @param begun when in the week those rows began
     * @param version of the bot in those rows
     * @param limit most rows, 1 to 200
     */
    public record Focus(
            String metric,
            @Nullable String figure,
            @Nullable Group group,
            Step step,
            @Nullable String entry,
            @Nullable String state,
            @Nullable String reason,
            @Nullable String agent,
            Begun begun,
            @Nullable String version,
            int limit) {}

    /**
     * A group of a list.
     *
     * @param of which one, as the list names it; of hours {@code 3-14}: Wednesday from two to three in the afternoon; of steps
     *     {@code handed_off-accepted}
     */
    public record Group(By by, String of) {}

    /** By what lists tell their rows apart. */
    public enum By {
        TOPIC,
        CHANNEL,
        REASON,
        AGENT,
        VERSION,
        HOUR,
        DAY,
        WEEK,
        /** A station of the way of all conversations, or a step from one to the next. */
        STATION
    }

    /** A weekday, 1 for Monday to 7, and an hour, 0 to 23, in the question's timezone; null for any. */
    public record Begun(@Nullable Integer weekday, @Nullable Integer hour) {}

    /** Two views, never mixed: the comparison by who went first, the description by who handled it. */
    public enum View {
        ENTRY,
        HANDLED
    }

    public enum Step {
        DAY,
        WEEK
    }

    public enum Language {
        ENGLISH,
        CHINESE
    }

    /** The same question of contacts that could have been drawn for an experiment that ran from beginning to end of the cohort. */
    public ReportQuery among(Eligible eligible) {
        Cohort only = new Cohort(
                cohort.from(), cohort.to(), cohort.topic(), eligible, cohort.channel(), cohort.locale(), cohort.zone());
        return new ReportQuery(only, rules, adjustment, view, language, focus, house, runs);
    }

    /** The same question in a house with these rules, and such runs of the holdout. */
    public ReportQuery in(HouseRules rulesOfTheHouse, List<LimitedRun> limited) {
        List<LimitedRun> within =
                limited.stream().filter(run -> run.within(cohort)).toList();
        return new ReportQuery(cohort, rules, adjustment, view, language, focus, rulesOfTheHouse, within);
    }

    /** The same question in a house with these rules. */
    public ReportQuery in(HouseRules rulesOfTheHouse) {
        return in(rulesOfTheHouse, runs);
    }

    /** Whether sentences are told in Chinese. */
    public boolean chinese() {
        return language == Language.CHINESE;
    }
}
