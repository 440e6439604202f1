package dev.evenhand.metrics.statistics.staffing;

import dev.evenhand.metrics.statistics.Checks;
import java.time.Duration;

/**
 * Erlang A: waiting in a line people leave when their patience ends (M/M/n+M). It is stable under any load.
 *
 * <p>Queue of length j relative to none: {@code r_j = Π λ/(nμ+iθ)}; {@code P(wait) = Σr/(Σr + 1/B − 1)}, mean wait
 * {@code E[Q]/λ}, abandonment {@code θE[Q]/λ}. Offered wait V has density {@code λπ_(n−1) exp(λ(1−e^(−θx))/θ − nμx)};
 * served within T {@code P(V=0) + ∫ v(x)e^(−θx)dx} over [0, T] by Simpson's rule. C. Palm (1957); S. Zeltyn, A.
 * Mandelbaum, Queueing Systems 51 (2005) 361.
 */
public final class ErlangA {
    private static final int SLICES = 2000;

    private ErlangA() {}

    /** Traffic of customers who wait so long on average before they give up (exponentially distributed). */
    public record Impatient(Traffic traffic, Duration patience) {
        public Impatient {
            Checks.positive("patience", Traffic.seconds(patience));
        }

        private double leavingRate() {
            return 1 / Traffic.seconds(patience);
        }
    }

    /**
     * Waiting with so many servers.
     *
     * @throws IllegalArgumentException if there is no server or {@code target} is negative
     */
    public static Waiting waiting(Impatient impatient, int servers, Duration target) {
        Checks.that(servers >= 1, "servers must be at least 1", servers);
        Checks.notNegative("target", Traffic.seconds(target));
        Traffic traffic = impatient.traffic;
        if (traffic.arrivals() == 0) {
            return Waiting.NOBODY;
        }
        Line line = Line.of(impatient, servers);
        double mean = line.length / traffic.arrivalRate();
        double within = 1 - line.waits + line.servedWithin(Traffic.seconds(target));
        return new Waiting(line.waits, mean, Math.min(1, within), Math.min(1, mean * impatient.leavingRate()));
    }

    /**
     * The line in balance.
     *
     * @param full probability that all servers are busy and nobody waits
     * @param waits probability that all servers are busy
     * @param length mean number waiting
     */
    private record Line(Impatient impatient, int servers, double full, double waits, double length) {
        static Line of(Impatient impatient, int servers) {
            double busy = servers * impatient.traffic.serviceRate();
            double leaving = impatient.leavingRate();
            double term = 1;
            double sum = 1;
            double weighted = 0;
            double free = impatient.traffic.inverseBlocking(servers) - 1;
            double none = 1;
            for (int j = 1; term > sum * 1e-16; j++) {
                term *= impatient.traffic.arrivalRate() / (busy + j * leaving);
                sum += term;
                weighted += j * term;
                if (sum > 1e200) { // everything is relative: an overload must not overflow
                    term *= 1e-200;
                    sum *= 1e-200;
                    weighted *= 1e-200;
                    free *= 1e-200;
                    none *= 1e-200;
                }
            }
            double all = sum + free;
            return new Line(impatient, servers, none / all, sum / all, weighted / all);
        }

        double servedWithin(double target) {
            double step = target / SLICES;
            double sum = served(0) + served(target);
            for (int i = 1; i < SLICES; i++) {
                sum += served(i * step) * (i % 2 == 0 ? 2 : 4);
            }
            return Math.min(waits, sum * step / 3);
        }

        /** Density of being served after waiting x; {@code λπ_(n−1) = nμπ_n}. */
        private double served(double x) {
            double leaving = impatient.leavingRate();
            double busy = servers * impatient.traffic.serviceRate();
            double grown = -impatient.traffic.arrivalRate() * Math.expm1(-leaving * x) / leaving;
            double logFull = Math.log(full);
            return busy * Math.exp(logFull + grown - busy * x - leaving * x);
        }
    }
}
