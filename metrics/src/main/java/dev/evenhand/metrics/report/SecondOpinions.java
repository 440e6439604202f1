package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.statistics.stratified.RateStratum;
import dev.evenhand.metrics.statistics.stratified.Standardised;
import dev.evenhand.metrics.statistics.stratified.Stratum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What other methods make of the same strata, with the numbers put in. */
final class SecondOpinions {
    private final boolean chinese;
    private final LikeForLikeFigures.Attempt attempt;
    private final RateMetric metric;

    SecondOpinions(boolean chinese, LikeForLikeFigures.Attempt attempt, RateMetric metric) {
        this.chinese = chinese;
        this.attempt = attempt;
        this.metric = metric;
    }

    List<Derived> of(LikeForLike answer) {
        List<Derived> opinions = new ArrayList<>();
        Difference pooled = answer.mantelHaenszel();
        if (pooled != null) {
            opinions.add(Steps.derived("mantelHaenszel", pooled, mantelHaenszel(pooled)));
        }
        LikeForLike.Heterogeneity q = answer.heterogeneity();
        if (q != null) {
            opinions.add(new Derived("heterogeneity", q.q(), null, null, cochran(q)));
        }
        Optional.ofNullable(answer.eValue())
                .ifPresent(e -> opinions.add(new Derived("eValue", e, null, null, eValue(e))));
        return opinions;
    }

    private Working.Calculation mantelHaenszel(Difference pooled) {
        double weighted = 0;
        double weights = 0;
        for (RateStratum stratum : LikeForLikeFigures.rates(metric, attempt.cells()).stream()
                .filter(Stratum::enters)
                .toList()) {
            double n1 = (double) stratum.botCount();
            double n0 = (double) stratum.humanCount();
            double weight = n1 * n0 / (n1 + n0);
            weights += weight;
            weighted += weight
                    * (stratum.bot().rate().orElse(0) - stratum.human().rate().orElse(0));
        }
        return Method.MANTEL_HAENSZEL.steps(
                chinese,
                List.of(
                        "Σ(n₁·n₀/N)·d / Σ(n₁·n₀/N) = " + Steps.number(weighted) + "/" + Steps.number(weights) + " = "
                                + Steps.number(pooled.value()),
                        "L … U = " + Steps.limits(pooled.low(), pooled.high())));
    }

    private Working.Calculation cochran(LikeForLike.Heterogeneity q) {
        return Method.COCHRAN.steps(
                chinese,
                List.of("Q = Σ w·(d − d̄)² = " + Steps.number(q.q()) + ", df = " + Steps.number(q.df()) + ", p = "
                        + Steps.number(q.p())));
    }

    private Working.Calculation eValue(double value) {
        Standardised found = attempt.answer().orElseThrow();
        double ratio = found.bot().value() / found.human().value();
        double away = Math.max(ratio, 1 / ratio);
        return Method.E_VALUE.steps(
                chinese,
                List.of(
                        "RR = p̃₁/p̃₀ = " + Steps.number(ratio) + (ratio < 1 ? ", 1/RR = " + Steps.number(away) : ""),
                        "RR + √(RR·(RR − 1)) = " + Steps.number(value)));
    }
}
