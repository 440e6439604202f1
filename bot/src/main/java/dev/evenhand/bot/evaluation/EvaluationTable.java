package dev.evenhand.bot.evaluation;

import java.util.Locale;
import java.util.stream.Collectors;

/** An evaluation as plain text for a terminal. */
public final class EvaluationTable {

    private EvaluationTable() {}

    public static String of(Evaluation evaluation) {
        return figures(evaluation)
                + unknown(evaluation)
                + decisions(evaluation)
                + kinds(evaluation)
                + worst(evaluation);
    }

    /** Only the figures that hang on the order of confidences, not on their scale. */
    public static String ofOrder(Evaluation e) {
        return line("accuracy in scope", "%s", percent(e.accuracy()))
                + line("AUROC, in against out of scope", "%.3f", e.auroc())
                + line("area under risk-coverage curve", "%.3f", e.aurc())
                + line("of it, none can avoid", "%.3f", e.aurcFloor())
                + line("coverage at 95 % precision", "%s", percent(e.coverage95()))
                + line("coverage at 90 % precision", "%s", percent(e.coverage90()))
                + line("coverage at 80 % precision", "%s", percent(e.coverage80()));
    }

    private static String figures(Evaluation e) {
        var promise = e.promise();
        return line("questions (out of scope)", "%d (%d)", e.questions(), e.outOfScope())
                + ofOrder(e)
                + line("expected calibration error", "%.3f", e.calibrationError())
                + line("promised precision", "%s", percent(promise.precision()))
                + line("kept, of answers given", "%s", percent(e.decisions().precision()))
                + line(
                        "answered, of these questions",
                        "%s",
                        percent(e.decisions().coverage()))
                + line(
                        "answered, expected of others",
                        "%s to %s",
                        percent(promise.coverageLow()),
                        percent(promise.coverageHigh()))
                + line("time for one question, median", "%.1f ms", e.medianMillis());
    }

    /** Meant so, or mistyped: whoever reads it knows. */
    private static String unknown(Evaluation e) {
        return e.unknownLabels().isEmpty()
                ? ""
                : line(
                        "labels of no article (questions)",
                        "%s",
                        e.unknownLabels().stream()
                                .map(label -> label.label() + " (" + label.questions() + ")")
                                .collect(Collectors.joining(", ")));
    }

    private static String decisions(Evaluation e) {
        var d = e.decisions();
        return "\nat confidence %.3f     right   wrong   out of scope%n"
                        .formatted(e.promise().threshold())
                + row("answered", d.answered())
                + row("asked back", d.askedBack())
                + row("handed off", d.handedOff());
    }

    private static String row(String name, Decisions.Counts counts) {
        return "  %-15s %11d %7d %14d%n".formatted(name, counts.right(), counts.wrong(), counts.outOfScope());
    }

    private static String kinds(Evaluation e) {
        if (e.kinds().isEmpty()) {
            return "";
        }
        var text = new StringBuilder(
                "\nby kind                 questions  accuracy  answered  of them right%n".formatted());
        for (var kind : e.kinds()) {
            var d = kind.decisions();
            text.append("  %-20s %10d %9s %9s %14s%n"
                    .formatted(
                            kind.kind(),
                            kind.questions(),
                            percent(kind.accuracy()),
                            percent(d.coverage()),
                            percent(d.precision())));
        }
        return text.toString();
    }

    private static String worst(Evaluation e) {
        var text = new StringBuilder("\nmost confident mistakes\n");
        for (var attempt : e.worst()) {
            text.append("  %.2f  %s%n        taken for %s, is %s%n"
                    .formatted(
                            attempt.confidence(),
                            attempt.question().text(),
                            attempt.picked(),
                            attempt.inScope() ? attempt.question().label() : "out of scope"));
        }
        return text.toString();
    }

    private static String line(String name, String format, Object... values) {
        return "%-32s %s%n".formatted(name, String.format(Locale.ROOT, format, values));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }
}
