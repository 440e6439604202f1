package dev.evenhand.web.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.LimitedRun;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.settings.Experiment.Eligibility;
import dev.evenhand.web.settings.Experiment.Hours;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static final Instant NINE_IN_PARIS = Instant.parse("2026-10-01T07:00:00Z");

    @Test
    void onlyEligibleContactsAreDrawn() {
        var daytime = new Eligibility(List.of(), List.of("web"), List.of("en"), new Hours(9, 17, "Europe/Paris"));

        assertThat(daytime.admits("web", "en", NINE_IN_PARIS)).isTrue();
        assertThat(daytime.admits("web", "en", NINE_IN_PARIS.minusSeconds(1))).isFalse();
        assertThat(daytime.admits("email", "en", NINE_IN_PARIS)).isFalse();
        assertThat(daytime.admits("web", "zh", NINE_IN_PARIS)).isFalse();
        assertThat(Eligibility.EVERYBODY.admits("email", "zh", NINE_IN_PARIS)).isTrue();
    }

    @Test
    void hoursMayGoPastMidnight() {
        var night = new Eligibility(List.of(), List.of(), List.of(), new Hours(22, 6, "UTC"));

        assertThat(night.admits("web", "en", Instant.parse("2026-10-01T23:00:00Z")))
                .isTrue();
        assertThat(night.admits("web", "en", Instant.parse("2026-10-01T05:59:59Z")))
                .isTrue();
        assertThat(night.admits("web", "en", Instant.parse("2026-10-01T06:00:00Z")))
                .isFalse();
    }

    @Test
    void theShareStartsAndStopsIt() {
        var change = new Settings.Change(null, null, 0.1, null, null);
        var started = change.of(Settings.FRESH, NINE_IN_PARIS);
        var stopped = new Settings.Change(null, null, 0.0, null, null).of(started, NINE_IN_PARIS.plusSeconds(60));

        assertThat(started.experiment().running()).isTrue();
        assertThat(stopped.experiment().running()).isFalse();
        assertThat(stopped.experiment().startedAt()).isEqualTo(NINE_IN_PARIS);
        assertThat(stopped.holdoutShare()).isZero();
    }

    @Test
    void aRunThatIsOverIsKeptBesideTheNext() {
        var delivery = new Eligibility(List.of("delivery"), List.of(), List.of(), null);
        var end = NINE_IN_PARIS.plusSeconds(60);
        var first = Settings.FRESH.with(.1, Experiment.started(delivery, NINE_IN_PARIS, "Sam"));
        var stopped = first.with(0, first.experiment().stopped(end, "Sam"));
        var second = stopped.with(.2, Experiment.started(Eligibility.EVERYBODY, end, "Kim"));

        assertThat(first.past()).isEmpty();
        assertThat(stopped.past()).isEmpty();
        assertThat(second.past()).containsExactly(stopped.experiment());
        assertThat(second.past().get(0).share()).isEqualTo(.1);
        assertThat(second.limitedRuns(end.plusSeconds(9)))
                .containsExactly(new LimitedRun(NINE_IN_PARIS, end, List.of("delivery")));
        assertThat(new Settings.Change(null, null, .3, null, null)
                        .of(stopped, end)
                        .past())
                .hasSize(1);
    }

    @Test
    void theOldestRunsAreForgotten() {
        var settings = Settings.FRESH;
        for (int day = 0; day < 60; day++) {
            settings = settings.with(
                    .1, Experiment.started(Eligibility.EVERYBODY, NINE_IN_PARIS.plus(Duration.ofDays(day)), null));
        }

        assertThat(settings.past()).hasSize(50).first().satisfies(run -> assertThat(run.startedAt())
                .isEqualTo(NINE_IN_PARIS.plus(Duration.ofDays(58))));
    }

    @Test
    void settingsOfBeforeThereWereExperimentsAreRead() {
        var old = "{\"name\":\"Shop\",\"origins\":[],\"canned\":[],\"holdoutShare\":0.2}"
                .getBytes(StandardCharsets.UTF_8);
        var read = Json.read(old, Settings.class);

        assertThat(read.holdoutShare()).isEqualTo(0.2);
        assertThat(read.experiment()).isEqualTo(Experiment.NEVER);
        assertThat(read.past()).isEmpty();
        assertThat(read.house()).isEqualTo(HouseRules.NONE);
        assertThat(Json.read(Json.text(read).getBytes(StandardCharsets.UTF_8), Settings.class))
                .isEqualTo(read);
    }
}
