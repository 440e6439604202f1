package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Calculation;
import dev.evenhand.metrics.report.answer.Working.Customers;
import dev.evenhand.metrics.report.answer.Working.Numbers;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.statistics.BenjaminiHochberg;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.Welch;
import dev.evenhand.metrics.statistics.clustered.ClusteredRate;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator.Ratio;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a line of a figure, and the difference of two, are computed of: their {@link Steps}, with the customers' sums. */
final class Calculations {
    private final boolean chinese;

    Calculations(boolean chinese) {
        this.chinese = chinese;
    }

    /** A line of one side's rate. */
    Working.Line line(String of, Clustered.Rate rate, Arm figure) {
        double sum = (double) rate.counts().successes();
        Customers customers = rate.repeated()
                ? customers(
                        rate.customers(),
                        RatioEstimator.of(rate.customers()),
                        ClusteredRate.of(rate.customers()).n())
                : null;
        Numbers numbers = new Numbers((double) rate.counts().n(), sum, sum, customers);
        return new Working.Line(of, numbers, figure, calculation(rate.customers(), numbers, figure), List.of());
    }

    private static Customers customers(Clusters sums, Optional<Ratio> ratio, @Nullable Double effectiveN) {
        double r = sums.n() == 0 ? 0 : sums.y() / sums.n();
        double residual = Math.max(0, sums.yy() - 2 * r * sums.yn() + r * r * sums.nn());
        return new Customers(
                sums.count(),
                sums.yy(),
                sums.yn(),
                sums.nn(),
                residual,
                ratio.map(Ratio::standardError).orElse(null),
                effectiveN);
    }

    private Calculation calculation(Clusters sums, Numbers numbers, Arm figure) {
        List<String> steps = new ArrayList<>();
        Customers customers = numbers.customers();
        if (numbers.n() == 0) {
            return Method.WILSON.steps(chinese, List.of("n = 0"));
        }
        steps.add(ratio("p", numbers));
        if (customers == null) {
            steps.add(Steps.wilson("n", figure));
            return Method.WILSON.steps(chinese, steps);
        }
        steps.addAll(designEffect(sums));
        steps.add("n* = n/D* = " + Steps.number(customers.effectiveN()));
        steps.add(Steps.wilson("n*", figure));
        return Method.WILSON_OVER_CUSTOMERS.steps(chinese, steps);
    }

    private static List<String> designEffect(Clusters sums) {
        double k = (double) sums.count();
        double n = sums.n() / k;
        double rate = (sums.y() + n) / (sums.n() + 2 * n);
        return List.of(
                "K = " + sums.count() + ", Σy² = " + Steps.number(sums.yy()) + ", Σy·n = " + Steps.number(sums.yn())
                        + ", Σn² = " + Steps.number(sums.nn()),
                "R = (Σy + Σn/K)/(Σn + 2·Σn/K) = " + Steps.number(rate),
                "D = (Σy² + Σn²/K − 2·R·(Σy·n + Σn²/K) + R²·(Σn² + 2·Σn²/K))/(R·(1 − R)·(Σn + 2·Σn/K)) = "
                        + Steps.number(ClusteredRate.withOneOfEachKind(sums)),
                "D* = max(1, D, min(D·(t(0.975; K + 1)/z)², Σn²/Σn)) = "
                        + Steps.number(ClusteredRate.designEffect(sums)));
    }

    private static String ratio(String name, Numbers numbers) {
        return name + " = Σy/n = " + Steps.number(numbers.sum()) + "/" + Steps.number(numbers.n()) + " = "
                + Steps.number(numbers.sum() / numbers.n());
    }

    private static String error(Numbers numbers, Customers customers) {
        return "SE = √(K/(K − 1)·Σ(y − R·n)²)/Σn = √(" + customers.count() + "/" + (customers.count() - 1) + "·"
                + Steps.number(customers.residual()) + ")/" + Steps.number(numbers.n()) + " = "
                + Steps.number(customers.standardError());
    }

    /** A line of one side's mean. */
    Working.Line line(String of, Clustered.Mean mean, Arm figure) {
        Sample sample = mean.sample();
        double n = (double) sample.n();
        double sum = n * sample.mean();
        double squares = sample.variance() * Math.max(0, n - 1) + sum * sample.mean();
        Customers customers = mean.repeated() ? customers(mean.customers(), mean.ratio(), null) : null;
        Numbers numbers = new Numbers(n, sum, squares, customers);
        return new Working.Line(of, numbers, figure, ofMean(numbers, sample, figure), List.of());
    }

    /** A line of a mean duration, with its quantiles where there are any. */
    Working.Line times(String of, Clustered.Mean mean, Arm figure) {
        Working.Line line = line(of, mean, figure);
        return new Working.Line(of, line.numbers(), figure, line.calculation(), quantiles(figure, mean.designEffect()));
    }

    private List<Working.Derived> quantiles(Arm figure, double designEffect) {
        if (!(figure instanceof Arm.Seconds times) || times.median() == null || times.p90() == null) {
            return List.of();
        }
        Side.Spread spread = new Side.Spread(
                times.median(), times.p90(), times.medianInterval(), times.p90Interval(), Method.WOODRUFF);
        return new SideParts(chinese, Side.of(Tally.NONE)).quantiles(spread, designEffect);
    }

    /** A line of so many contacts, in which nothing is uncertain. */
    Working.Line count(String of, long contacts) {
        double n = (double) contacts;
        return new Working.Line(
                of,
                null,
                new Arm.Plain(contacts, n, null, null, false),
                Method.COUNT.steps(chinese, List.of("n = " + contacts)),
                List.of());
    }

    private Calculation ofMean(Numbers numbers, Sample sample, Arm figure) {
        if (sample.n() == 0) {
            return Method.STUDENT.steps(chinese, List.of("n = 0"));
        }
        Customers customers = numbers.customers();
        String mean = ratio("m", numbers);
        return customers == null
                ? Method.STUDENT.steps(
                        chinese,
                        List.of(
                                mean,
                                "s² = (Σy² − n·m²)/(n − 1) = " + Steps.number(sample.variance()),
                                "m ± t(0.975; n − 1)·s/√n = " + Steps.limits(figure.low(), figure.high())
                                        + ", df = n − 1 = " + (sample.n() - 1)))
                : overCustomers(mean, numbers, figure);
    }

    private Calculation overCustomers(String value, Numbers numbers, Arm figure) {
        Customers customers = Objects.requireNonNull(numbers.customers());
        return Method.MEAN_OVER_CUSTOMERS.steps(
                chinese,
                List.of(
                        value,
                        error(numbers, customers),
                        "R ± t(0.975; K − 1)·SE = " + Steps.limits(figure.low(), figure.high()) + ", df = K − 1 = "
                                + (customers.count() - 1)));
    }

    /** A line of what costs come to per resolution: a ratio of customers' sums, whoever came how often. */
    Working.Line line(String of, Clusters sums, Arm figure) {
        Optional<Ratio> ratio = RatioEstimator.of(sums);
        Numbers numbers = new Numbers(sums.n(), sums.y(), sums.yy(), customers(sums, ratio, null));
        Calculation made = sums.n() == 0
                ? Method.MEAN_OVER_CUSTOMERS.steps(chinese, List.of("n = 0"))
                : overCustomers(ratio("R", numbers), numbers, figure);
        return new Working.Line(of, numbers, figure, made, List.of());
    }

    /** The raw difference of two rates. */
    Working.Derived difference(Clustered.Rate bot, Clustered.Rate human, @Nullable Difference difference) {
        return Steps.derived("raw", difference, newcombe(bot, human, difference));
    }

    private Calculation newcombe(Clustered.Rate bot, Clustered.Rate human, @Nullable Difference difference) {
        return Method.NEWCOMBE.steps(
                chinese,
                difference == null
                        ? List.of()
                        : Steps.mover(
                                bot.interval().orElseThrow(), human.interval().orElseThrow(), difference));
    }

    private Calculation overCustomers(Optional<Ratio> bot, Optional<Ratio> human, @Nullable Difference difference) {
        return difference == null || bot.isEmpty() || human.isEmpty()
                ? Method.OVER_CUSTOMERS.steps(chinese, List.of())
                : Method.OVER_CUSTOMERS.steps(chinese, overCustomers(bot.get(), human.get(), difference));
    }

    private static List<String> overCustomers(Ratio bot, Ratio human, Difference difference) {
        return List.of(
                Steps.minus(bot.value(), human.value(), difference),
                "SE² = SE₁² + SE₀² = " + Steps.number(bot.standardError()) + "² + "
                        + Steps.number(human.standardError()) + "²",
                "df = SE⁴/(SE₁⁴/(K₁ − 1) + SE₀⁴/(K₀ − 1)) = " + df(Welch.compare(bot.mean(), human.mean())),
                "d ± t(0.975; df)·SE = " + Steps.limits(difference.low(), difference.high()));
    }

    private static String df(Optional<Welch.Comparison> compared) {
        return Steps.number(compared.map(found -> found.test().df()).orElse(null));
    }

    /** The raw difference of two means. */
    Working.Derived difference(Clustered.Mean bot, Clustered.Mean human, @Nullable Difference difference) {
        if (bot.repeated() || human.repeated()) {
            return Steps.derived("raw", difference, overCustomers(bot.ratio(), human.ratio(), difference));
        }
        return Steps.derived(
                "raw",
                difference,
                difference == null
                        ? Method.WELCH.steps(chinese, List.of())
                        : Method.WELCH.steps(
                                chinese,
                                List.of(
                                        Steps.minus(
                                                bot.sample().mean(),
                                                human.sample().mean(),
                                                difference),
                                        "SE² = s₁²/n₁ + s₀²/n₀ = "
                                                + Steps.number(bot.sample().variance()) + "/"
                                                + bot.sample().n() + " + "
                                                + Steps.number(human.sample().variance()) + "/"
                                                + human.sample().n(),
                                        "df = SE⁴/Σ((s²/n)²/(n − 1)) = " + df(Clustered.compare(bot, human)),
                                        "d ± t(0.975; df)·SE = " + Steps.limits(difference.low(), difference.high()))));
    }

    /** The difference of two ratios over customers. */
    Working.Derived difference(Clusters bot, Clusters human, @Nullable Difference difference) {
        return Steps.derived(
                "raw", difference, overCustomers(RatioEstimator.of(bot), RatioEstimator.of(human), difference));
    }

    /** Whether a topic's difference is to be believed among so many, by Benjamini and Hochberg. */
    Working.Derived among(TopicLines.Tested one) {
        Double p = one.p();
        Double adjusted = one.adjusted();
        List<String> steps = p == null || adjusted == null
                ? List.of()
                : List.of(
                        "p = " + Steps.number(p) + ", m = " + one.tests(),
                        "p* = min p₍ⱼ₎·m/j = " + Steps.number(adjusted) + (one.significant() ? " ≤ " : " > ")
                                + Steps.number(BenjaminiHochberg.Q));
        return new Working.Derived("significance", adjusted, null, null, Method.AMONG_MANY.steps(chinese, steps));
    }
}
