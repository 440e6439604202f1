package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.metrics.report.query.BadQuery;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.statistics.stratified.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryParametersTest {
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @Test
    void everythingHasADefault() {
        ReportQuery query = Reports.query(Map.of(), NOW);
        assertThat(query.cohort().to()).isEqualTo(NOW);
        assertThat(query.rules().window()).isEqualTo(Duration.ofDays(7));
        assertThat(query.adjustment()).isEqualTo(new ReportQuery.Adjustment(null, Target.ALL));
    }

    @Test
    void daysAreCutInTheTimezoneAskedFor() {
        ReportQuery query = Reports.query(Map.of("from", "2026-10-25", "to", "2026-10-26", "tz", "Europe/Paris"), NOW);
        assertThat(query.cohort().from()).isEqualTo("2026-10-24T22:00:00Z");
        assertThat(query.cohort().to()).isEqualTo("2026-10-25T23:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({
        "window, P0D, longer than 0",
        "window, PT-1H, longer than 0",
        "window, week, ISO duration",
        "window, P900D, at most",
        "strata, 'topic,weather', unknown stratum weather",
        "target, everybody, 'all, bot, human'",
        "tz, Mars/Olympus, timezone",
        "from, yesterday, a time such as",
        "from, 2027-01-01, before to",
        "from, -999999999-01-01, a time such as",
        "to, +12026-01-01T00:00:00Z, a time such as",
        "view, both, 'entry, handled'",
        "definition, 99, known are 1",
        "metric, happiness, fcr",
        "reason, boredom, customer_asked",
        "limit, 0, from 1 to 200"
    })
    void aBadValueIsNamedWithWhatWouldDo(String field, String value, String message) {
        assertThatThrownBy(() -> Reports.query(Map.of(field, value), NOW))
                .isInstanceOfSatisfying(
                        BadQuery.class, bad -> assertThat(bad.field()).isEqualTo(field))
                .hasMessageContaining(message);
    }
}
