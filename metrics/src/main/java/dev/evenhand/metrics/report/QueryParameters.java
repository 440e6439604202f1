package dev.evenhand.metrics.report;

import dev.evenhand.metrics.definition.Definition;
import dev.evenhand.metrics.definition.Definitions;
import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.report.query.BadQuery;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.ReportQuery.Adjustment;
import dev.evenhand.metrics.report.query.ReportQuery.Begun;
import dev.evenhand.metrics.report.query.ReportQuery.By;
import dev.evenhand.metrics.report.query.ReportQuery.Cohort;
import dev.evenhand.metrics.report.query.ReportQuery.Focus;
import dev.evenhand.metrics.report.query.ReportQuery.Language;
import dev.evenhand.metrics.report.query.ReportQuery.Rules;
import dev.evenhand.metrics.report.query.ReportQuery.Step;
import dev.evenhand.metrics.report.query.ReportQuery.View;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.statistics.stratified.Target;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads a {@link ReportQuery} from words; every refusal names the parameter and a value that would do. */
final class QueryParameters {
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);
    /** Others can be read as times, but not be asked of the view. */
    private static final String OF_FOUR_DIGITS = "\\d{4}-.*";

    private static final List<String> METRICS = List.of("fcr", "confirmed", "csat", "aht");
    private static final List<String> ENTRIES = List.of("bot_first", "human_first");
    /** Also rows that were handed off nobody knows why. */
    private static final List<String> REASONS = FactField.ALL.stream()
            .filter(fact -> fact.column().equals("handoff_reason"))
            .flatMap(fact -> Stream.concat(fact.codes().stream(), Stream.of(Cells.UNKNOWN)))
            .toList();

    private final Map<String, String> parameters;
    private final Instant now;

    QueryParameters(Map<String, String> parameters, Instant now) {
        this.parameters = parameters;
        this.now = now;
    }

    ReportQuery query() {
        return new ReportQuery(
                cohort(),
                rules(),
                new Adjustment(strata(), constant("target", Target.class, Target.ALL)),
                constant("view", View.class, View.ENTRY),
                language(),
                focus(),
                HouseRules.NONE,
                List.of());
    }

    private Cohort cohort() {
        ZoneId zone = zone();
        Instant from = instant("from", zone, Instant.EPOCH);
        Instant to = instant("to", zone, now);
        require(from.isBefore(to), "from", "from (" + from + ") must be before to (" + to + ")");
        return new Cohort(from, to, text("topic"), null, text("channel"), text("locale"), zone);
    }

    private Focus focus() {
        String metric = Objects.requireNonNullElse(known("metric", METRICS), "fcr");
        String figure = known("figure", Figures.NAMES);
        Figure told = Figures.of(Objects.requireNonNullElse(figure, metric)).orElseThrow();
        return new Focus(
                metric,
                figure,
                GroupParameters.read(constant("by", By.class), text("of"), told),
                constant("step", Step.class, Step.DAY),
                known("entry", ENTRIES),
                known("state", states()),
                known("reason", REASONS),
                text("agent"),
                new Begun(part("weekday", 1, 7), part("hour", 0, 23)),
                text("version"),
                limit());
    }

    private List<String> states() {
        return definition().states().stream().map(rule -> rule.name()).toList();
    }

    private Definition definition() {
        String version = text("definition");
        return version == null
                ? Definitions.CURRENT
                : Definitions.of(version)
                        .orElseThrow(() -> new BadQuery(
                                "definition",
                                "there is no definition " + version + "; known are "
                                        + Definitions.ALL.stream()
                                                .map(Definition::version)
                                                .collect(Collectors.joining(", "))));
    }

    private Rules rules() {
        String word = Objects.requireNonNullElse(text("window"), "P7D");
        return new Rules(definition(), window(word), word.toUpperCase(Locale.ROOT));
    }

    private static Duration window(String word) {
        Duration window = duration(word);
        require(window.compareTo(Duration.ZERO) > 0, "window", "window must be longer than 0, such as P7D or PT24H");
        require(window.compareTo(LONGEST_WINDOW) <= 0, "window", "window must be at most P366D");
        return window;
    }

    private static Duration duration(String word) {
        try {
            return Duration.parse(word);
        } catch (DateTimeException unreadable) {
            throw new BadQuery("window", "window must be an ISO duration such as P7D, PT24H or PT72H, not " + word);
        }
    }

    private @Nullable List<StratumKey> strata() {
        String words = text("strata");
        if (words == null) {
            return null;
        }
        Set<StratumKey> keys = new LinkedHashSet<>();
        for (String word : words.split(",", -1)) {
            keys.add(StratumKey.of(word.strip())
                    .orElseThrow(() -> new BadQuery(
                            "strata", "unknown stratum " + word.strip() + "; known are " + StratumKey.words())));
        }
        return List.copyOf(keys);
    }

    private ZoneId zone() {
        String word = text("tz");
        try {
            return word == null ? ZoneId.of("UTC") : ZoneId.of(word);
        } catch (DateTimeException unknown) {
            throw new BadQuery("tz", "tz must be a timezone such as Europe/Paris, not " + word);
        }
    }

    /** An instant, a time with an offset, or a day, which stands for its first moment in the timezone. */
    private Instant instant(String name, ZoneId zone, Instant otherwise) {
        String word = text(name);
        if (word == null) {
            return otherwise;
        }
        try {
            require(word.matches(OF_FOUR_DIGITS), name, notATime(name, word));
            return word.contains("T")
                    ? OffsetDateTime.parse(word).toInstant()
                    : LocalDate.parse(word).atStartOfDay(zone).toInstant();
        } catch (DateTimeException unreadable) {
            throw new BadQuery(name, notATime(name, word));
        }
    }

    private static String notATime(String name, String word) {
        return name + " must be a time such as 2026-10-01T00:00:00Z or a day, not " + word;
    }

    private int limit() {
        @Nullable Integer limit = part("limit", 1, 200);
        return limit == null ? 200 : limit;
    }

    private @Nullable Integer part(String name, int least, int most) {
        String word = text(name);
        if (word == null) {
            return null;
        }
        String wrong = name + " must be a number from " + least + " to " + most + ", not " + word;
        require(word.matches("[0-9]{1,3}"), name, wrong);
        int number = Integer.parseInt(word);
        require(number >= least && number <= most, name, wrong);
        return number;
    }

    private Language language() {
        String word = text("lang");
        return word != null && word.toLowerCase(Locale.ROOT).startsWith("zh") ? Language.CHINESE : Language.ENGLISH;
    }

    private <E extends Enum<E>> E constant(String name, Class<E> type, E otherwise) {
        return Objects.requireNonNullElse(constant(name, type), otherwise);
    }

    private <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
        String word = text(name);
        if (word == null) {
            return null;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(value -> value.name().toLowerCase(Locale.ROOT).equals(word))
                .findFirst()
                .orElseThrow(() -> new BadQuery(name, name + " must be one of " + words(type) + ", not " + word));
    }

    private static <E extends Enum<E>> String words(Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private @Nullable String known(String name, List<String> words) {
        String word = text(name);
        require(word == null || words.contains(word), name, name + " must be one of " + words + ", not " + word);
        return word;
    }

    private @Nullable String text(String name) {
        String word = parameters.get(name);
        return word == null || word.isBlank() ? null : word.strip();
    }

    private static void require(boolean holds, String field, String message) {
        if (!holds) {
            throw new BadQuery(field, message);
        }
    }
}
