package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.report.answer.Alerts;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.ForecastAnswer;
import dev.evenhand.metrics.report.answer.Judged;
import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.query.BadQuery;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.store.MemoryView;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Any figure that a list or a chart shows is, to the last digit, the one that its working ends in. */
class ShownFiguresIT {
    private static final List<String> METRICS = List.of("fcr", "confirmed", "csat", "aht");
    private static final int EACH = 4;

    private static final Random RANDOM = new Random(11);

    /** Whose customers came once, and whose came often. */
    private static final List<MemoryView> VIEWS = new ArrayList<>();

    @BeforeAll
    static void fill() throws Exception {
        VIEWS.add(new MemoryView().add(AnyContacts.of(7, 100_000).rows()).booked(Contacts.NOW));
        VIEWS.add(new MemoryView().add(AnyContacts.of(8, 120).rows()).booked(Contacts.NOW));
    }

    @AfterAll
    static void close() throws Exception {
        for (MemoryView view : VIEWS) {
            view.close();
        }
    }

    /** Filters of whole pages, which a figure and its working share. */
    private static Map<String, String> asked() {
        Map<String, String> asked = new HashMap<>(Map.of("tz", "Asia/Shanghai", "window", "P3D"));
        if (RANDOM.nextBoolean()) {
            asked.put("channel", "web");
        }
        if (RANDOM.nextBoolean()) {
            asked.put("from", "2026-10-08");
        }
        return asked;
    }

    private static <T> T ask(
            MemoryView view, Map<String, String> asked, BiFunction<Reports, ReportQuery, Future<T>> report) {
        return Asking.ask(view, Reports.query(asked, Contacts.NOW), report);
    }

    private static <T> void each(
            Map<String, String> more, BiFunction<Reports, ReportQuery, Future<Listing<T>>> list, Check<T> check) {
        for (MemoryView view : VIEWS) {
            for (int i = 0; i < EACH; i++) {
                Map<String, String> asked = asked();
                asked.putAll(more);
                List<T> rows = ask(view, asked, list).rows();
                assertThat(rows).isNotEmpty();
                check.of(new Asked(view, asked), rows.get(RANDOM.nextInt(rows.size())));
            }
        }
    }

    private interface Check<T> {
        void of(Asked asked, T row);
    }

    /** What was asked of whom. */
    private record Asked(MemoryView view, Map<String, String> parameters) {
        Working working(String figure, ReportQuery.By by, String of) {
            return working(Map.of("figure", figure, "by", by.name().toLowerCase(Locale.ROOT), "of", of));
        }

        Working working(Map<String, String> more) {
            Map<String, String> asked = new HashMap<>(parameters);
            asked.putAll(more);
            return ask(view, asked, Reports::working);
        }

        void shows(Arm shown, String figure, ReportQuery.By by, String of) {
            Working working = working(figure, by, of);
            assertThat(working.lines()).as(figure).hasSize(1);
            assertThat(working.lines().get(0).figure()).as(figure + " " + of).isEqualTo(shown);
            overItsRows(working, shown.n());
        }

        void shows(long contacts, ReportQuery.By by, String of) {
            Working working = working("contacts", by, of);
            assertThat(working.lines().stream()
                            .mapToLong(line -> line.figure().n())
                            .sum())
                    .isEqualTo(contacts);
            overItsRows(working, contacts);
        }

        /** By a count of the rows, and by what the report itself counts. */
        void passes(String of, long contacts) {
            Working working = working("flow", ReportQuery.By.STATION, of);
            assertThat(working.lines()).hasSize(1);
            assertThat(working.lines().get(0).figure().value()).as(of).isEqualTo((double) contacts);
            assertThat(working.states().stream()
                            .mapToLong(Working.StateCount::all)
                            .sum())
                    .as(of)
                    .isEqualTo(contacts);
            overItsRows(working, contacts);
        }

        /** The steps lead to as many rows as the figure is over. */
        private static void overItsRows(Working working, long n) {
            Working.Step last = working.steps().get(working.steps().size() - 1);
            assertThat(last.rows().stream().mapToLong(Long::longValue).sum())
                    .as(working.figure() + " " + working.of())
                    .isEqualTo(n);
        }
    }

    private static String any() {
        return METRICS.get(RANDOM.nextInt(METRICS.size()));
    }

    @Test
    void ofAgents() {
        each(Map.of(), Reports::agents, (asked, row) -> {
            asked.shows(row.fcr(), "fcr", ReportQuery.By.AGENT, row.agent());
            asked.shows(row.confirmed(), "confirmed", ReportQuery.By.AGENT, row.agent());
            asked.shows(row.csat(), "csat", ReportQuery.By.AGENT, row.agent());
            asked.shows(row.handle(), "aht", ReportQuery.By.AGENT, row.agent());
            asked.shows(row.contacts(), ReportQuery.By.AGENT, row.agent());
        });
    }

    @Test
    void ofBotVersions() {
        each(Map.of(), Reports::versions, (asked, row) -> {
            asked.shows(row.fcr(), "fcr", ReportQuery.By.VERSION, row.version());
            asked.shows(row.csat(), "csat", ReportQuery.By.VERSION, row.version());
            asked.shows(row.aht(), "aht", ReportQuery.By.VERSION, row.version());
            asked.shows(row.contacts(), ReportQuery.By.VERSION, row.version());
        });
    }

    @Test
    void ofHoursOfTheWeek() {
        String metric = any();
        each(Map.of("metric", metric), Reports::heatmap, (asked, row) -> {
            String of = row.weekday() + "-" + row.hour();
            asked.shows(row.figure(), metric, ReportQuery.By.HOUR, of);
            asked.shows(row.contacts(), ReportQuery.By.HOUR, of);
        });
    }

    @Test
    void ofDaysAndWeeks() {
        for (String step : List.of("day", "week")) {
            String metric = any();
            ReportQuery.By by = step.equals("day") ? ReportQuery.By.DAY : ReportQuery.By.WEEK;
            each(Map.of("metric", metric, "step", step), Reports::trend, (asked, row) -> {
                Working working = asked.working(metric, by, row.start());
                assertThat(working.lines())
                        .extracting(Working.Line::figure)
                        .containsExactly(row.botFirst(), row.humanFirst());
                asked.shows(row.contacts(), by, row.start());
            });
        }
    }

    @Test
    void ofChannels() {
        each(Map.of(), Reports::channels, (asked, row) -> {
            asked.shows(row.fcr(), "fcr", ReportQuery.By.CHANNEL, row.channel());
            asked.shows(row.csat(), "csat", ReportQuery.By.CHANNEL, row.channel());
            asked.shows(row.complaints(), "complaints", ReportQuery.By.CHANNEL, row.channel());
            asked.shows(row.contacts(), ReportQuery.By.CHANNEL, row.channel());
            isTold(asked.working(Map.of("figure", "contactRate")), row.channel(), row.contactRate());
        });
    }

    @Test
    void ofReasons() {
        each(Map.of(), Reports::reasons, (asked, row) -> {
            asked.shows(row.fcr(), "fcr", ReportQuery.By.REASON, row.reason());
            asked.shows(row.waited(), "wait", ReportQuery.By.REASON, row.reason());
            isTold(asked.working(Map.of("figure", "handoff_reason")), row.reason(), row.share());
        });
    }

    /** Every step and every station that is drawn, and what is counted over. */
    @Test
    void ofTheWayOfAllConversations() {
        for (MemoryView view : VIEWS) {
            Asked asked = new Asked(view, asked());
            List<Rows.Flow> flows = ask(view, asked.parameters, Reports::funnel).rows();
            Map<String, Long> into = flows.stream()
                    .collect(Collectors.groupingBy(Rows.Flow::to, Collectors.summingLong(Rows.Flow::contacts)));
            flows.forEach(step -> asked.passes(step.from() + "-" + step.to(), step.contacts()));
            into.forEach(asked::passes);
            long all = flows.stream()
                    .filter(step -> step.from().equals("contacts"))
                    .mapToLong(Rows.Flow::contacts)
                    .sum();
            asked.passes("contacts", all);
            assertThat(asked.working(Map.of("figure", "flow")).lines().stream()
                            .mapToLong(line -> line.figure().n())
                            .sum())
                    .isEqualTo(all);
            flows.stream()
                    .filter(step -> !step.from().equals("contacts"))
                    .collect(Collectors.groupingBy(Rows.Flow::from, Collectors.summingLong(Rows.Flow::contacts)))
                    .forEach((station, out) -> assertThat(out).as(station).isEqualTo(into.get(station)));
        }
    }

    private static void isTold(Working working, String of, Arm shown) {
        assertThat(working.lines())
                .filteredOn(line -> line.of().equals(of))
                .extracting(Working.Line::figure)
                .containsExactly(shown);
    }

    @Test
    void ofTopicsWithTheirCorrection() {
        each(Map.of(), Reports::topics, (asked, row) -> {
            Working working = asked.working("fcr", ReportQuery.By.TOPIC, row.topic());
            Raw.ByEntry shown = (Raw.ByEntry) row.fcr().raw();
            assertThat(working.lines())
                    .extracting(Working.Line::figure)
                    .containsExactly(shown.botFirst(), shown.humanFirst());
            assertThat(working.contrasts())
                    .extracting(Working.Derived::value)
                    .containsExactly(
                            shown.difference() == null
                                    ? null
                                    : shown.difference().value(),
                            row.adjustedP());
            asked.shows(row.contacts(), ReportQuery.By.TOPIC, row.topic());
        });
    }

    @Test
    void ofWhoHandledIt() {
        Map<String, Function<Raw.ByHandler, Arm>> handlers = Map.of(
                "bot_only", Raw.ByHandler::botOnly,
                "bot_then_human", Raw.ByHandler::botThenHuman,
                "human_only", Raw.ByHandler::humanOnly);
        for (MemoryView view : VIEWS) {
            Asked asked = new Asked(view, asked());
            Map<String, String> handled = new HashMap<>(asked.parameters);
            handled.put("view", "handled");
            Comparison.Metrics metrics = ask(view, handled, Reports::comparison).metrics();
            Map<String, Comparison.Metric> all = Map.of(
                    "fcr",
                    metrics.fcr(),
                    "confirmed",
                    metrics.confirmed(),
                    "csat",
                    metrics.csat(),
                    "aht",
                    metrics.aht());
            all.forEach((name, metric) -> {
                Working working = asked.working(Map.of("figure", name, "view", "handled"));
                assertThat(working.sides()).containsExactly("bot_only", "bot_then_human", "human_only");
                assertThat(working.contrasts()).isEmpty();
                for (int i = 0; i < 3; i++) {
                    Working.Line line = working.lines().get(i);
                    assertThat(line.figure())
                            .as(name + " " + line.of())
                            .isEqualTo(Objects.requireNonNull(handlers.get(line.of()))
                                    .apply((Raw.ByHandler) metric.raw()));
                    Working.Step last = working.steps().get(working.steps().size() - 1);
                    assertThat(last.rows().get(i)).isEqualTo(line.figure().n());
                }
            });
        }
    }

    @Test
    void ofTheAuditedJudge() {
        for (MemoryView view : VIEWS) {
            Asked asked = new Asked(view, Map.of("tz", "Asia/Shanghai"));
            Judged judged = ask(view, asked.parameters, Reports::judged);
            Working working = asked.working(Map.of("figure", "judged"));
            List<Judged.Entry> entries = List.of(judged.botFirst(), judged.humanFirst());
            for (int i = 0; i < 2; i++) {
                Working.Line line = working.lines().get(i);
                assertThat(line.figure()).isEqualTo(entries.get(i).corrected());
                double[] made = recounted(working, line.of());
                assertThat(line.figure().value()).isCloseTo(made[0], within(1e-9));
                assertThat(entries.get(i).standardError()).isCloseTo(Math.sqrt(made[1]), within(1e-9));
                assertThat(line.parts().get(0).value())
                        .isEqualTo(entries.get(i).judge().value());
                assertThat(working.steps().get(1).rows().get(i))
                        .isEqualTo(entries.get(i).graded());
            }
            assertThat(working.contrasts().get(0).value())
                    .isEqualTo(Objects.requireNonNull(judged.difference()).value());
        }
    }

    @Test
    void ofWatchedDaysWithTheRulesThatRang() {
        for (MemoryView view : VIEWS) {
            Asked asked = new Asked(view, Map.of("tz", "Asia/Shanghai"));
            for (Alerts.Row row : ask(view, asked.parameters, Reports::alerts).rows()) {
                String figure = "watched_" + row.metric();
                Alerts.Point point =
                        row.points().get(RANDOM.nextInt(row.points().size()));
                Working working = asked.working(figure, ReportQuery.By.DAY, point.day());
                Working.Line line = working.lines().get(0);
                assertThat(line.figure().value()).as(figure).isEqualTo(point.value());
                assertThat(line.figure().low()).as(figure).isEqualTo(point.low());
                assertThat(line.figure().high()).as(figure).isEqualTo(point.high());
                assertThat(working.steps().get(working.steps().size() - 1).rows().stream()
                                .mapToLong(Long::longValue)
                                .sum())
                        .as(figure)
                        .isEqualTo(point.n());
                Working last = asked.working(Map.of("figure", figure));
                assertThat(last.days().get(last.days().size() - 1).signals()).isEqualTo(row.signals());
                assertThat(last.days())
                        .filteredOn(day -> day.day().equals(point.day()))
                        .extracting(Working.Day::ewma)
                        .containsExactly(point.ewma());
            }
        }
    }

    @Test
    void theLimitsOfAWatchedShareAreThoseOfItsUsualDays() {
        Working working = new Asked(VIEWS.get(0), Map.of()).working(Map.of("figure", "watched_fcr"));
        List<Working.Day> usual =
                working.days().stream().filter(Working.Day::usual).toList();
        double n = usual.stream().mapToDouble(Working.Day::n).sum();
        double mean = usual.stream()
                        .mapToDouble(day -> day.n() * Objects.requireNonNull(day.value()))
                        .sum()
                / n;
        List<Double> z = usual.stream()
                .map(day -> (Objects.requireNonNull(day.value()) - mean) / Math.sqrt(mean * (1 - mean) / day.n()))
                .toList();
        double inflation = IntStream.range(1, z.size())
                        .mapToDouble(i -> Math.abs(z.get(i) - z.get(i - 1)))
                        .average()
                        .orElseThrow()
                / 1.128;
        double average = 0;
        for (Working.Day day : working.days()) {
            if (day.low() != null) {
                double sigma = inflation * Math.sqrt(mean * (1 - mean) / day.n());
                average = .2 * Objects.requireNonNull(day.deviation()) + .8 * average;
                assertThat(day.low()).isCloseTo(Math.max(0, mean - 3 * sigma), within(1e-9));
                assertThat(day.ewma()).isCloseTo(average, within(1e-9));
                assertThat(day.signals().contains("ewma")).isEqualTo(Math.abs(average) > 2.962 * Math.sqrt(.2 / 1.8));
            }
        }
    }

    @Test
    void ofTheDaysAndThePeopleToCome() {
        for (MemoryView view : VIEWS) {
            Asked asked = new Asked(view, asked());
            ForecastAnswer answer = ask(view, asked.parameters, Reports::forecast);
            Working days = asked.working(Map.of("figure", "forecast"));
            for (int i = 0; i < answer.rows().size(); i++) {
                ForecastAnswer.Expected day = answer.rows().get(i);
                Working.Line line = days.lines().get(i);
                assertThat(line.of()).isEqualTo(day.day());
                assertThat(line.figure().value()).isEqualTo(day.contacts());
                assertThat(line.figure().low()).isEqualTo(day.low());
                assertThat(line.figure().high()).isEqualTo(day.high());
                assertThat(line.calculation().steps().get(0)).endsWith(Steps.number(day.contacts()));
            }
            assertThat(days.contrasts())
                    .extracting(Working.Derived::name)
                    .containsExactlyInAnyOrderElementsOf(answer.errors().keySet());
            days.contrasts().forEach(tried -> assertThat(tried.value())
                    .isEqualTo(answer.errors().get(tried.name())));
            assertThat(days.days())
                    .extracting(Working.Day::n)
                    .containsExactlyElementsOf(answer.history().stream()
                            .map(ForecastAnswer.Actual::contacts)
                            .toList());

            Working people = asked.working(Map.of("figure", "staffing"));
            ForecastAnswer.Staff staff = Objects.requireNonNull(answer.staffing());
            assertThat(people.lines())
                    .extracting(line -> line.figure().value())
                    .containsExactlyElementsOf(staff.hours().stream()
                            .map(hour -> (double) hour.agents())
                            .toList());
            assertThat(people.contrasts().get(0).value()).isEqualTo(staff.toPeople());
            assertThat(people.contrasts().get(1).value()).isEqualTo(staff.heldSeconds());
            assertThat(people.contrasts().get(3).value()).isEqualTo(staff.concurrency());
        }
    }

    /** The rate and its square error, from the topics alone. */
    private static double[] recounted(Working working, String side) {
        double rate = 0;
        double squareError = 0;
        for (Working.AuditedTopic one : working.audits()) {
            if (one.of().equals(side)) {
                Working.Audit audit = one.audit();
                double q = (double) one.yes() / one.graded();
                double n = audit.both() + audit.judgeAlone() + audit.managerAlone() + audit.neither();
                rate += one.weight() * (q + (audit.managerAlone() - audit.judgeAlone()) / n);
                double judge = one.gradedEffect() * q * (1 - q) / one.graded();
                squareError += one.weight() * one.weight() * (judge + one.readEffect() * one.variance() / n);
            }
        }
        return new double[] {rate, squareError};
    }

    @Test
    void aGroupThatNoListShowsIsRefused() {
        assertThatThrownBy(() -> Reports.query(Map.of("figure", "nps", "by", "agent", "of", "ana"), Contacts.NOW))
                .isInstanceOf(BadQuery.class)
                .hasMessageContaining("nps is not told by agent");
        assertThatThrownBy(() -> Reports.query(Map.of("by", "hour", "of", "8-12"), Contacts.NOW))
                .hasMessageContaining("3-14");
        for (String of :
                List.of("handed_off-confirmed", "gave_up-confirmed", "nowhere", "contacts-bot_first-handed_off")) {
            assertThatThrownBy(() -> Reports.query(Map.of("figure", "flow", "by", "station", "of", of), Contacts.NOW))
                    .hasMessageContaining("handed_off-accepted");
        }
        assertThatThrownBy(() -> Reports.query(Map.of("by", "station", "of", "accepted"), Contacts.NOW))
                .hasMessageContaining("fcr is not told by station");
        assertThatThrownBy(() -> Reports.query(Map.of("by", "agent"), Contacts.NOW))
                .hasMessageContaining("of must name the agent");
        assertThatThrownBy(() -> Reports.query(Map.of("of", "ana"), Contacts.NOW))
                .hasMessageContaining("by must say");
    }

    @Test
    void aGroupOfNobodyIsToldAsOfNobody() {
        Working working = ask(VIEWS.get(0), Map.of("by", "agent", "of", "o'hara"), Reports::working);
        assertThat(working.lines().get(0).figure().n()).isZero();
        assertThat(working.rows()).contains("human_agent = 'o''hara'");
    }
}
