package dev.evenhand.handoff.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExpectedWaitTest {
    private static Outlook serving(int capacity, int free, List<Duration> served) {
        return new Outlook(5, 1, capacity, free, served);
    }

    private static List<Duration> minutes(int n, double... minutes) {
        List<Duration> served = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            served.add(Duration.ofSeconds((long) (60 * minutes[i % minutes.length])));
        }
        return served;
    }

    @Test
    void aGuessIsNotTold() {
        assertThat(ExpectedWait.of(1, 1, serving(2, 0, minutes(7, 5)))).isEmpty();
        assertThat(ExpectedWait.of(1, 1, serving(0, 0, minutes(50, 5)))).isEmpty();
    }

    @Test
    void equalServiceTimesLeaveNoDoubt() {
        ExpectedWait wait = ExpectedWait.of(4, 4, serving(2, 0, minutes(20, 5))).orElseThrow();
        assertThat(wait.low()).isEqualTo(Duration.ofMinutes(10));
        assertThat(wait.high()).isEqualTo(Duration.ofMinutes(10));
    }

    @Test
    void whomAFreePlaceAwaitsMayBeTakenAtOnce() {
        ExpectedWait wait = ExpectedWait.of(1, 1, serving(3, 1, minutes(20, 5))).orElseThrow();
        assertThat(wait.low()).isZero();
        assertThat(wait.high()).isPositive();
    }

    @Test
    void thoseAheadInLinesOfTheSamePeopleRaiseTheUpperFigureOnly() {
        Outlook outlook = serving(2, 0, minutes(20, 2, 6));
        ExpectedWait alone = ExpectedWait.of(3, 3, outlook).orElseThrow();
        ExpectedWait shared = ExpectedWait.of(3, 9, outlook).orElseThrow();
        assertThat(shared.low()).isEqualTo(alone.low());
        assertThat(shared.high()).isGreaterThan(alone.high());
    }

    /** Exponential service, every place taken: the k-th departure, simulated. */
    @Test
    void nineOfTenWaitsEndBeforeTheUpperFigure() {
        Random random = new Random(11);
        List<Duration> served = Stream.generate(() -> draw(random)).limit(100).toList();
        ExpectedWait wait = ExpectedWait.of(6, 6, serving(3, 0, served)).orElseThrow();
        List<Double> waits = new ArrayList<>();
        for (int run = 0; run < 20_000; run++) {
            double at = 0;
            for (int k = 0; k < 6; k++) {
                at += -Math.log(1 - random.nextDouble()) * 300 / 3;
            }
            waits.add(at);
        }
        Collections.sort(waits);
        double within =
                waits.stream().filter(at -> at <= wait.high().toSeconds()).count() / 20_000.0;
        double below = waits.stream().filter(at -> at < wait.low().toSeconds()).count() / 20_000.0;
        assertThat(within).isBetween(0.82, 0.97);
        assertThat(below).isBetween(0.12, 0.4);
    }

    private static Duration draw(Random random) {
        return Duration.ofMillis((long) (-Math.log(1 - random.nextDouble()) * 300_000));
    }
}
