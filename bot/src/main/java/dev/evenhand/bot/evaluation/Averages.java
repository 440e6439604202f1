package dev.evenhand.bot.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The figures of several draws as plain text: their mean, and the lowest and highest of them. */
public final class Averages {

    private Averages() {}

    /** One line a figure; at least one evaluation is needed. */
    public static String of(List<Evaluation> draws) {
        return ofOrder(draws)
                + line("expected calibration error", draws, Evaluation::calibrationError)
                + line("promised precision", draws, draw -> draw.promise().precision())
                + line("kept, of answers given", draws, draw -> draw.decisions().precision())
                + line("answered", draws, draw -> draw.decisions().coverage());
    }

    /** Only the figures that hang on the order of confidences, not on their scale. */
    public static String ofOrder(List<Evaluation> draws) {
        return "mean of %d draws (lowest to highest)%n".formatted(draws.size())
                + line("share out of scope", draws, draw -> draw.outOfScope() / (double) draw.questions())
                + line("accuracy in scope", draws, Evaluation::accuracy)
                + line("AUROC, in against out of scope", draws, Evaluation::auroc)
                + line("area under risk-coverage curve", draws, Evaluation::aurc)
                + line("of it, none can avoid", draws, Evaluation::aurcFloor)
                + line("coverage at 95 % precision", draws, Evaluation::coverage95)
                + line("coverage at 90 % precision", draws, Evaluation::coverage90)
                + line("coverage at 80 % precision", draws, Evaluation::coverage80);
    }

    private static String line(String name, List<Evaluation> draws, ToDoubleFunction<Evaluation> figure) {
        var spread = draws.stream()
                .mapToDouble(figure)
                .filter(value -> !Double.isNaN(value))
                .summaryStatistics();
        return spread.getCount() == 0
                ? "%-32s -%n".formatted(name)
                : String.format(
                        Locale.ROOT,
                        "%-32s %.3f (%.3f to %.3f)%n",
                        name,
                        spread.getAverage(),
                        spread.getMin(),
                        spread.getMax());
    }
}
