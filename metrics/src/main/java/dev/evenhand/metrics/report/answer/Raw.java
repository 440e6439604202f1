package dev.evenhand.metrics.report.answer;

import org.jspecify.annotations.Nullable;

/** As it came, whatever questions each side got. {@code method} says in words how the interval was made. */
public sealed interface Raw {
    String method();

    /** By who went first; {@code difference} is null where either side has nothing. */
    record ByEntry(Arm botFirst, Arm humanFirst, @Nullable Difference difference, String method) implements Raw {}

    /** By who handled it: a description without differences, since who ends up bot-only is decided by the outcome. */
    record ByHandler(Arm botOnly, Arm botThenHuman, Arm humanOnly, String method) implements Raw {}
}
