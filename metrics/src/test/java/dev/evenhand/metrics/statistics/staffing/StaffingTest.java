package dev.evenhand.metrics.statistics.staffing;

import static dev.evenhand.metrics.statistics.Samples.assertPrinted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.statistics.staffing.ErlangA.Impatient;
import dev.evenhand.metrics.statistics.staffing.Staffing.Promise;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StaffingTest {
    private static final Traffic BUSY = new Traffic(360, Duration.ofMinutes(30), Duration.ofMinutes(4));
    private static final Duration TARGET = Duration.ofSeconds(15);

    @Test
    void erlangCGivesTheTextbookWait() {
        Waiting found = ErlangC.waiting(BUSY, 55, TARGET).orElseThrow();
        assertThat(BUSY.erlangs()).isCloseTo(48, within(1e-9));
        assertPrinted(found.waits(), 4, .2387);
        assertPrinted(found.meanSeconds(), 2, 8.18);
        assertPrinted(found.within(), 4, .8459);
        assertThat(found.abandons()).isZero();
    }

    @Test
    void aLineThatGrowsWithoutEndHasNoWait() {
        assertThat(ErlangC.waiting(BUSY, 48, TARGET)).isEmpty();
        assertThat(ErlangC.waiting(BUSY, 0, TARGET)).isEmpty();
        Traffic none = new Traffic(0, Duration.ofHours(1), Duration.ofMinutes(4));
        assertThat(ErlangC.waiting(none, 0, TARGET)).contains(Waiting.NOBODY);
    }

    @Test
    void erlangAWithEndlessPatienceIsErlangC() {
        Waiting patient = ErlangA.waiting(new Impatient(BUSY, Duration.ofDays(10_000)), 55, TARGET);
        Waiting endless = ErlangC.waiting(BUSY, 55, TARGET).orElseThrow();
        assertThat(patient.waits()).isCloseTo(endless.waits(), within(1e-5));
        assertThat(patient.meanSeconds()).isCloseTo(endless.meanSeconds(), within(1e-3));
        assertThat(patient.within()).isCloseTo(endless.within(), within(1e-5));
    }

    @Test
    void withPatienceAsLongAsServiceTheSystemIsAnInfiniteServerQueue() {
        // μ = θ: the number present is Poisson(A), so P(wait) = P(N >= n).
        Traffic traffic = new Traffic(10, Duration.ofSeconds(100), Duration.ofSeconds(100));
        Waiting found = ErlangA.waiting(new Impatient(traffic, Duration.ofSeconds(100)), 10, Duration.ofHours(1));
        assertThat(found.waits()).isCloseTo(.5420703, within(1e-6));
        assertThat(found.within()).isCloseTo(1 - found.abandons(), within(1e-6));
    }

    @Test
    void anOverloadIsBornByThoseWhoLeave() {
        Waiting found = ErlangA.waiting(new Impatient(BUSY, Duration.ofMinutes(3)), 24, TARGET);
        assertThat(found.abandons()).isCloseTo(.5, within(.01));
        Waiting drowned = ErlangA.waiting(new Impatient(BUSY, Duration.ofDays(30)), 1, TARGET);
        assertThat(drowned.abandons()).isCloseTo(47.0 / 48, within(1e-6));
        assertThat(drowned.within()).isLessThan(1e-6);
    }

    @Test
    void impatienceNeedsFewerServersForTheSamePromise() {
        Promise promise = new Promise(.8, TARGET);
        int endless = Staffing.servers(BUSY, promise).orElseThrow();
        int leaving = Staffing.servers(new Impatient(BUSY, Duration.ofMinutes(3)), promise)
                .orElseThrow();
        assertThat(ErlangC.waiting(BUSY, endless, TARGET).orElseThrow().within())
                .isGreaterThanOrEqualTo(.8);
        assertThat(ErlangC.waiting(BUSY, endless - 1, TARGET).orElseThrow().within())
                .isLessThan(.8);
        assertThat(leaving).isLessThan(endless);
        assertThat(Staffing.agents(leaving, 2.5)).isEqualTo((int) Math.ceil(leaving / 2.5));
    }

    @Test
    void numbersThatMakeNoTrafficAreRefused() {
        assertThatThrownBy(() -> new Traffic(-1, TARGET, TARGET)).hasMessageContaining("arrivals");
        assertThatThrownBy(() -> new Traffic(1, Duration.ZERO, TARGET)).hasMessageContaining("per");
        assertThatThrownBy(() -> new Impatient(BUSY, Duration.ZERO)).hasMessageContaining("patience");
        assertThatThrownBy(() -> ErlangA.waiting(new Impatient(BUSY, TARGET), 0, TARGET))
                .hasMessageContaining("servers");
        assertThatThrownBy(() -> Staffing.agents(3, 0)).hasMessageContaining("concurrency");
    }
}
