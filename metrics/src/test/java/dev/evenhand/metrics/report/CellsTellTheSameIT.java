package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.rollup.Rollup;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.MemoryView;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is asked of whatever rows, as of whenever: the cells and the rows give one and the same answer, to the last digit. */
class CellsTellTheSameIT {
    private static final Instant FIRST = Instant.parse("2026-08-12T00:00:00Z");
    private static final int DAYS = 110;
    private static final int QUESTIONS = 12;

    private static final List<String> LISTS = List.of(
            "comparison", "measures", "reasons", "agents", "versions", "channels", "topics", "trend", "heatmap");
    private static final List<String> NAMES = List.copyOf(NamedReports.ALL.keySet());

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void ofRandomRowsWithRandomQuestionsAtRandomMoments(long seed) throws Exception {
        Random random = new Random(seed);
        try (MemoryView view = new MemoryView().addRandom(0, 3_000, seed)) {
            view.booked(moment(random));
            same(view, random);
            view.replaceRandom(100, 700, seed + 100);
            same(view, random);
            view.booked(FIRST.plus(Duration.ofDays(DAYS)));
            view.replaceRandom(650, 500, seed + 200).replaceRandom(2_900, 300, seed + 300);
            same(view, random);
        }
    }

    @Test
    void ofMoreTimesThanAreKeptExactly() throws Exception {
        Instant asOf = FIRST.plus(Duration.ofDays(DAYS));
        ReportQuery query = Reports.query(Map.of(), asOf);
        try (MemoryView view = new MemoryView().addRandom(0, 80_000, 3).booked(asOf)) {
            view.replaceRandom(100, 60, 4).replaceRandom(80_000, 60, 5);
            for (String name : LISTS) {
                BiFunction<Reports, ReportQuery, Future<?>> report = Objects.requireNonNull(NamedReports.ALL.get(name));
                assertThat(answer(view, asOf, query, report))
                        .as(name)
                        .isEqualTo(answer(view.rowsOnly(), asOf, query, report));
            }
            Comparison comparison = (Comparison) answer(view, asOf, query, Reports::comparison);
            Arm.Seconds bot =
                    (Arm.Seconds) ((Raw.ByEntry) comparison.metrics().aht().raw()).botFirst();
            Arm human = ((Raw.ByEntry) comparison.metrics().aht().raw()).humanFirst();
            assertThat(bot.n() + human.n()).isGreaterThan(Quantiles.MOST_EXACT);
            assertThat(bot.median()).isCloseTo(exactMedian(view, asOf), within(0.0501));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"topic,confidence,locale,returning", "hour"})
    void ofTheComparisonOfAllThereEverWasWhateverChanges(String strata) throws Exception {
        Instant end = FIRST.plus(Duration.ofDays(DAYS));
        try (MemoryView view = new MemoryView().addRandom(0, 2_000, 5).booked(end.minus(Duration.ofDays(20)))) {
            for (int day = 20; day >= 0; day -= 10) {
                Instant asOf = end.minus(Duration.ofDays(day)).plusSeconds(1_234);
                ReportQuery query = Reports.query(Map.of("strata", strata), asOf);
                for (int change = 0; change < 2; change++) {
                    view.replaceRandom(change * 100L + day, 1 + change * 40L, change + day);
                    assertThat(answer(view, asOf, query, Reports::comparison))
                            .as("as of %s, change %s", asOf, change)
                            .isEqualTo(answer(view.rowsOnly(), asOf, query, Reports::comparison));
                }
                view.booked(asOf);
            }
        }
    }

    private static double exactMedian(MemoryView view, Instant asOf) {
        Sql rows = Sql.cohort(Reports.query(Map.of(), asOf), asOf)
                .and(Tally.COUNTED)
                .and(Lengths.HANDLE.known())
                .and("entry = 'bot_first'");
        return view.query(rows.select("quantile_cont(handle_seconds, 0.5)", ""), row -> row.getDouble(1))
                .result()
                .get(0);
    }

    @Test
    void sumsThatDifferHaveDifferentColumns() {
        List<Sum> sums = RolledUp.ROLLUPS.tables().stream()
                .map(Rollup::sums)
                .flatMap(List::stream)
                .distinct()
                .toList();
        assertThat(sums.stream().map(Sum::column)).doesNotHaveDuplicates();
    }

    private static void same(MemoryView view, Random random) {
        for (int i = 0; i < QUESTIONS; i++) {
            Instant asOf = moment(random);
            Map<String, String> parameters = parameters(random);
            ReportQuery query = Reports.query(parameters, asOf).in(house(random));
            String name = NAMES.get(random.nextInt(NAMES.size()));
            BiFunction<Reports, ReportQuery, Future<?>> report = Objects.requireNonNull(NamedReports.ALL.get(name));
            assertThat(answer(view, asOf, query, report))
                    .as("%s with %s as of %s", name, parameters, asOf)
                    .isEqualTo(answer(view.rowsOnly(), asOf, query, report));
        }
    }

    private static Object answer(
            dev.evenhand.metrics.store.OutcomeView view,
            Instant asOf,
            ReportQuery query,
            BiFunction<Reports, ReportQuery, Future<?>> report) {
        return report.apply(Reports.over(view, Clock.fixed(asOf, ZoneOffset.UTC)), query)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    private static Instant moment(Random random) {
        return FIRST.plusSeconds(Duration.ofDays(DAYS).toSeconds() / 3
                + random.nextLong(Duration.ofDays(DAYS).toSeconds()));
    }

    private static HouseRules house(Random random) {
        return random.nextBoolean() ? HouseRules.NONE : new HouseRules(List.of("V1"), 31.7, 0.13, "EUR");
    }

    /** Each is left out more often than not. */
    private static Map<String, String> parameters(Random random) {
        Map<String, String> parameters = new HashMap<>();
        if (random.nextInt(3) == 0) {
            Instant from =
                    FIRST.plusSeconds(random.nextLong(Duration.ofDays(DAYS / 2).toSeconds()));
            Instant to =
                    from.plusSeconds(1 + random.nextLong(Duration.ofDays(DAYS).toSeconds()));
            parameters.put("from", from.toString());
            parameters.put("to", to.toString());
        }
        perhaps(random, parameters, "topic", "V0", "unknown");
        perhaps(random, parameters, "channel", "V1", "V2");
        perhaps(random, parameters, "locale", "V1", "unknown");
        perhaps(random, parameters, "tz", "Asia/Kathmandu", "America/New_York");
        perhaps(random, parameters, "window", "P30D", "PT24H");
        perhaps(random, parameters, "definition", "1-strict", "1-any-topic");
        perhaps(random, parameters, "strata", "topic,channel", "hour,returning");
        perhaps(random, parameters, "view", "handled", "entry");
        perhaps(random, parameters, "entry", "bot_first", "human_first");
        perhaps(random, parameters, "metric", "aht", "csat");
        perhaps(random, parameters, "step", "week", "day");
        return parameters;
    }

    private static void perhaps(Random random, Map<String, String> parameters, String name, String... values) {
        if (random.nextInt(5) == 0) {
            parameters.put(
                    name,
                    Stream.of(values)
                            .skip(random.nextInt(values.length))
                            .findFirst()
                            .orElseThrow());
        }
    }
}
