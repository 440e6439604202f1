package dev.evenhand.metrics.report.working;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Calculation;
import dev.evenhand.metrics.statistics.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Formulas with their numbers put in; every number to nine digits, so that a pocket calculator comes to the same. */
public final class Steps {
    private static final MathContext NINE = new MathContext(9);
    /** Of intervals of 95 %. */
    public static final String Z = "z = 1.959964";

    private Steps() {}

    /** Wilson's limits of a share of {@code n}, which is what the size is called. */
    public static String wilson(String n, Arm figure) {
        return wilson(n, figure.low(), figure.high());
    }

    /** The same with the limits themselves. */
    public static String wilson(String n, @Nullable Double low, @Nullable Double high) {
        return "(p + z²/2" + n + " ± z·√(p·(1 − p)/" + n + " + z²/4" + n + "²)) / (1 + z²/" + n + ") = "
                + limits(low, high) + ", " + Z;
    }

    /** The limits of the first interval's value minus the second's, by MOVER. */
    public static List<String> mover(Interval one, Interval two, Difference difference) {
        return List.of(
                minus(one.value(), two.value(), difference),
                "d − √((p₁ − l₁)² + (u₀ − p₀)²) = d − √(" + number(one.value() - one.low()) + "² + "
                        + number(two.high() - two.value()) + "²) = " + number(difference.low()),
                "d + √((u₁ − p₁)² + (p₀ − l₀)²) = d + √(" + number(one.high() - one.value()) + "² + "
                        + number(two.value() - two.low()) + "²) = " + number(difference.high()));
    }

    /** A difference, first minus second. */
    public static String minus(double bot, double human, Difference difference) {
        return "d = " + number(bot) + " − " + number(human) + " = " + number(difference.value());
    }

    /** A difference that was computed so; without numbers where there is none. */
    public static Working.Derived derived(String name, @Nullable Difference difference, Calculation calculation) {
        return difference == null
                ? new Working.Derived(name, null, null, null, calculation)
                : new Working.Derived(name, difference.value(), difference.low(), difference.high(), calculation);
    }

    /** From {@code low} to {@code high}. */
    public static String limits(@Nullable Double low, @Nullable Double high) {
        return number(low) + " … " + number(high);
    }

    /** To nine digits, never in powers of ten; a dash for none. */
    public static String number(@Nullable Double value) {
        if (value == null || !Double.isFinite(value)) {
            return "–";
        }
        BigDecimal rounded = BigDecimal.valueOf(value).round(NINE).stripTrailingZeros();
        String plain = (rounded.scale() < 0 ? rounded.setScale(0) : rounded).toPlainString();
        return value < 0 ? "−" + plain.substring(1) : plain;
    }
}
