package dev.evenhand.web.settings;

import dev.evenhand.metrics.report.query.Eligible;
import dev.evenhand.metrics.report.query.LimitedRun;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The randomised holdout: who takes part, and since when.
 *
 * @param eligibility which contacts may be drawn
 * @param startedAt of the run under way or the last one; null if there never was one
 * @param stoppedAt null while it runs
 * @param startedBy name of who started it; null for an administrator's change of the share
 * @param stoppedBy the same for who stopped it
 * @param share of contacts that went to people first; null of one kept before that was told
 */
public record Experiment(
        Eligibility eligibility,
        @Nullable Instant startedAt,
        @Nullable Instant stoppedAt,
        @Nullable String startedBy,
        @Nullable String stoppedBy,
        @Nullable Double share) {
    public static final Experiment NEVER = new Experiment(Eligibility.EVERYBODY, null, null, null, null, null);

    /**
     * What must hold at the start, people on duty besides; an empty list allows all.
     *
     * @param topics the experiment is analysed on: a topic is known only with the first word, after the draw, so the draw
     *     is made without it and the analysis keeps to these
     * @param hours of the day; null for all
     */
    public record Eligibility(List<String> topics, List<String> channels, List<String> locales, @Nullable Hours hours) {
        public static final Eligibility EVERYBODY = new Eligibility(List.of(), List.of(), List.of(), null);

        public Eligibility {
            topics = List.copyOf(topics);
            channels = List.copyOf(channels);
            locales = List.copyOf(locales);
        }

        /** Whether a contact that begins now may be drawn. */
        public boolean admits(String channel, String locale, Instant now) {
            return (channels.isEmpty() || channels.contains(channel))
                    && (locales.isEmpty() || locales.contains(locale))
                    && (hours == null || hours.hold(now));
        }

        /** The same of contacts that are over. */
        public Eligible contacts() {
            return new Eligible(topics, channels, locales, hours == null ? null : hours.past());
        }
    }

    /** From an hour (0 to 23) to another (1 to 24), past midnight where {@code to} is not after {@code from}. */
    public record Hours(int from, int to, String tz) {
        boolean hold(Instant now) {
            int hour = now.atZone(ZoneId.of(tz)).getHour();
            return from < to ? hour >= from && hour < to : hour >= from || hour < to;
        }

        private Eligible.Hours past() {
            return new Eligible.Hours(from, to, ZoneId.of(tz));
        }
    }

    public boolean running() {
        return startedAt != null && stoppedAt == null;
    }

    public static Experiment started(Eligibility eligibility, Instant now, @Nullable String by) {
        return new Experiment(eligibility, now, null, by, null, null);
    }

    public Experiment stopped(Instant now, @Nullable String by) {
        return running() ? new Experiment(eligibility, startedAt, now, startedBy, by, share) : this;
    }

    /** The same with another share, which 0 is not: then it does not run. */
    Experiment sharing(double other) {
        return other > 0 ? new Experiment(eligibility, startedAt, stoppedAt, startedBy, stoppedBy, other) : this;
    }

    /** Whether both are the same run. */
    boolean same(Experiment other) {
        return Objects.equals(startedAt, other.startedAt);
    }

    /** Where it is about some topics alone. */
    Optional<LimitedRun> limits(Instant now) {
        return startedAt == null || eligibility.topics().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new LimitedRun(startedAt, Objects.requireNonNullElse(stoppedAt, now), eligibility.topics()));
    }

    /** The experiment after its share was set: above 0 it runs, at 0 it does not. */
    Experiment shared(double before, double after, Instant now) {
        if (after == before) {
            return this;
        }
        return after == 0 ? stopped(now, null) : running() ? this : started(eligibility, now, null);
    }
}
