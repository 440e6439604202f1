package dev.evenhand.metrics.statistics.clustered;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.StandardNormal;
import dev.evenhand.metrics.statistics.Student;

/**
 * A rate over contacts of customers who came several times, as sure as its customers make it.
 *
 * <p>The variance over customers ({@link RatioEstimator}) is itself hardly known where few of them failed: whether the one who
 * did came once or five times decides all. So the design effect is that of the customers at hand with one more of whose
 * contacts all succeeded and one of whose contacts none did, each an average one (Σn/K contacts, Σn²/K of their square):
 * {@code D = Σ'(y−R'n)² / (R'(1−R')·Σ'n)}. One success and one failure more to each arm is what A. Agresti and B. Caffo add
 * before they look at a variance (American Statistician 54 (2000) 280); here they are customers. Student's t with as many
 * degrees of freedom as stand behind it, K + 1, widens it as E. L. Korn and B. I. Graubard do (Survey Methodology 24 (1998)
 * 193), up to Σn²/Σn, what customers have whose contacts all end alike (L. Kish, Survey Sampling, §8.2). Where nobody came
 * twice it is 1.
 */
public final class ClusteredRate {
    private ClusteredRate() {}

    /**
     * The rate at as many contacts as are worth independent ones, at most those there are.
     *
     * @throws IllegalArgumentException if there is no contact, or y/n is no rate
     */
    public static EffectiveRate of(Clusters customers) {
        Checks.positive("n", customers.n());
        return new EffectiveRate(customers.y() / customers.n(), customers.n() / designEffect(customers));
    }

    /** How many times the variance of independent contacts the rate has; at least 1, and 1 where there is no contact. */
    public static double designEffect(Clusters customers) {
        if (customers.n() == 0) {
            return 1;
        }
        double seen = withOneOfEachKind(customers);
        double widened = seen * square(Student.quantile(customers.count() + 1.0) / StandardNormal.Z);
        return Math.max(1, Math.max(seen, Math.min(widened, customers.largestEffect())));
    }

    /** D, before Student's t. */
    public static double withOneOfEachKind(Clusters customers) {
        double contacts = customers.n() / customers.count();
        double squares = customers.nn() / customers.count();
        double n = customers.n() + 2 * contacts;
        double rate = (customers.y() + contacts) / n;
        double residual = customers.yy()
                + squares
                - 2 * rate * (customers.yn() + squares)
                + rate * rate * (customers.nn() + 2 * squares);
        return Math.max(0, residual) / (rate * (1 - rate) * n);
    }

    private static double square(double x) {
        return x * x;
    }
}
