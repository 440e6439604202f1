package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Alerts;
import dev.evenhand.metrics.report.answer.ForecastAnswer;
import dev.evenhand.metrics.report.query.AlertRule;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.warning.WatchedMetric;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.Test;

@org.jspecify.annotations.NullUnmarked
class WarningReportsIT {
    @Test
    void aQuietShopIsGreenAndSaysHowOftenItWouldRingFalsely() throws Exception {
        Alerts alerts = Asking.ask(days(40, day -> 6), Map.of(), Reports::alerts);
        assertThat(row(alerts, "csat").level()).isEqualTo("green");
        assertThat(row(alerts, "csat").direction()).isNull();
        assertThat(row(alerts, "csat").baseline()).isBetween(.75, .85);
        assertThat(row(alerts, "csat").points()).hasSize(40);
        assertThat(row(alerts, "csat").falseAlarmsADay()).isBetween(.003, .007);
        assertThat(row(alerts, "wait").falseAlarmsADay()).as("it cannot ring").isZero();
    }

    @Test
    void aLineOfTheManagersRingsOnceAsYellowTwiceAsRedAndTellsHowOftenItWouldForNothing() throws Exception {
        var line = Map.of("csat", new AlertRule(null, .79, null, null));
        Alerts.Row once = row(alerts(day -> day == 39 ? 9 : 3 + 5 * (day % 2), line), "csat");
        assertThat(once.signals()).contains("below");
        assertThat(once.level()).isEqualTo("yellow");
        assertThat(row(alerts(day -> day >= 38 ? 9 : 3 + 5 * (day % 2), line), "csat")
                        .level())
                .isEqualTo("red");
        var close = Map.of("csat", new AlertRule(null, .84, null, null));
        assertThat(row(alerts(day -> 6 + day % 3, close), "csat").falseAlarmsADay())
                .isGreaterThan(.3);
    }

    @Test
    void aLargerPracticalChangeKeepsTheChartFromRed() throws Exception {
        IntUnaryOperator falls = day -> day >= 36 ? 26 : 6 + day % 3;
        assertThat(row(alerts(falls, Map.of()), "csat").level()).isEqualTo("red");
        var patient = Map.of("csat", new AlertRule(null, null, null, .9));
        assertThat(row(alerts(falls, patient), "csat").level()).isEqualTo("yellow");
    }

    @Test
    void aFixedLineHoldsAlsoWhileNothingIsUsualYet() throws Exception {
        Contacts young = days(5, day -> 20);
        var line = Map.of("csat", new AlertRule(null, .9, null, null));
        Alerts alerts = Asking.ask(
                young, Map.of(), (reports, query) -> reports.alerts(query.in(HouseRules.NONE.alertingBy(line))));
        assertThat(row(alerts, "csat").level()).isEqualTo("red");
        assertThat(row(alerts, "csat").baseline()).isNull();
    }

    private static Alerts alerts(IntUnaryOperator unhappy, Map<String, AlertRule> rules) throws Exception {
        return Asking.ask(
                days(40, unhappy),
                Map.of(),
                (reports, query) -> reports.alerts(query.in(HouseRules.NONE.alertingBy(rules))));
    }

    @Test
    void satisfactionThatFallsLastingIsRedAndNamesTheTopicThatMovedIt() throws Exception {
        Alerts alerts = Asking.ask(days(40, day -> day >= 36 ? 26 : 6 + day % 3), Map.of(), Reports::alerts);
        Alerts.Row csat = row(alerts, "csat");
        assertThat(alerts.level()).isEqualTo("red");
        assertThat(alerts.rows().get(0).metric()).isEqualTo("csat");
        assertThat(csat.signals()).contains("beyond_limits", "ewma");
        assertThat(csat.direction()).isEqualTo("below");
        assertThat(csat.since()).isNotNull();
        assertThat(csat.contributions()).first().satisfies(moved -> {
            assertThat(moved.topic()).isEqualTo("delivery");
            assertThat(moved.rate()).isNegative();
        });
        assertThat(csat.contributions()).extracting(Alerts.Moved::path).contains("bot_first");
        assertThat(csat.contributions()).extracting(Alerts.Moved::team).contains("nobody");
        assertThat(change(csat, Alerts.Moved::path)).isCloseTo(change(csat, Alerts.Moved::topic), within(1e-12));
        assertThat(change(csat, Alerts.Moved::team)).isCloseTo(change(csat, Alerts.Moved::topic), within(1e-12));
    }

    @Test
    void anAverageOfDaysStillTellsWhereTheyLayWhenTheLastIsOnTheOtherSide() throws Exception {
        IntUnaryOperator mended = day -> day == 39 ? 4 : day >= 35 ? 14 : 6 + day % 3;
        Alerts.Row csat = row(alerts(mended, Map.of()), "csat");
        assertThat(csat.level()).isEqualTo("yellow");
        assertThat(csat.points().get(39).value()).isGreaterThan(csat.baseline());
        assertThat(csat.direction()).isEqualTo("below");
    }

    /** The whole change, put together of the parts that are told of something. */
    private static double change(Alerts.Row row, Function<Alerts.Moved, String> told) {
        return row.contributions().stream()
                .filter(moved -> told.apply(moved) != null)
                .mapToDouble(moved -> moved.mix() + moved.rate())
                .sum();
    }

    @Test
    void withTooFewDaysItLearnsAndJudgesNothing() throws Exception {
        Alerts alerts = Asking.ask(days(10, day -> 6), Map.of(), Reports::alerts);
        assertThat(alerts.level()).isEqualTo("learning");
        assertThat(row(alerts, "csat").baseline()).isNull();
        assertThat(Asking.ask(new Contacts(), Map.of(), Reports::alerts).rows()).hasSize(WatchedMetric.ALL.size());
    }

    @Test
    void aWeekThatRepeatsIsForetoldDayByDay() throws Exception {
        ForecastAnswer answer = Asking.ask(weeks(), Map.of(), Reports::forecast);
        assertThat(answer.rows()).hasSize(14);
        assertThat(answer.errors()).containsKey("seasonal_naive");
        assertThat(answer.rows().get(0).contacts()).isBetween(4.0, 26.0);
        assertThat(answer.history()).hasSizeGreaterThan(45);
        assertThat(answer.staffing()).isNotNull();
        assertThat(answer.staffing().hours()).hasSize(24);
        assertThat(answer.staffing().hours().get(9).agents()).isPositive();
        assertThat(answer.staffing().hours().get(3).agents()).isZero();
        assertThat(answer.staffing().hours().get(9).within()).isGreaterThanOrEqualTo(.8);
    }

    @Test
    void withoutHistoryNothingIsForetold() throws Exception {
        ForecastAnswer answer = Asking.ask(new Contacts(), Map.of(), Reports::forecast);
        assertThat(answer.method()).isNull();
        assertThat(answer.rows()).isEmpty();
        assertThat(answer.staffing()).isNull();
    }

    private static Alerts.Row row(Alerts alerts, String metric) {
        return alerts.rows().stream()
                .filter(row -> row.metric().equals(metric))
                .findFirst()
                .orElseThrow();
    }

    /** Forty contacts a day before yesterday; so many of them unhappy. */
    private static Contacts days(int days, IntUnaryOperator unhappy) {
        Contacts contacts = new Contacts();
        for (int i = 0; i < days; i++) {
            int day = i;
            for (int n = 0; n < 40; n++) {
                int number = n;
                contacts.add(1, row -> {
                    row.startedAt =
                            Contacts.NOW.minus(Duration.ofDays(days - day)).plusSeconds(number);
                    return row.csat(number < unhappy.applyAsInt(day) ? 2 : 5);
                });
            }
        }
        return contacts;
    }

    /** Seven weeks, busy on one day in seven, all at nine, taken by people. */
    private static Contacts weeks() {
        Contacts contacts = new Contacts();
        for (int day = 0; day < 49; day++) {
            int at = day;
            contacts.add(day % 7 == 0 ? 25 : 5, row -> {
                row.startedAt = Contacts.START.plus(Duration.ofDays(at));
                row.handoff =
                        new Facts.Handoff(row.startedAt, "policy", row.startedAt, row.startedAt.plusSeconds(30), null);
                return row.handled(100.0);
            });
        }
        return contacts;
    }
}
