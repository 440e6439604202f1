package dev.evenhand.bot.evaluation;

import java.util.List;
import java.util.Locale;

/** The risk–coverage curve as a picture that needs nothing else: share of wrong answers against share answered. */
public final class RiskCoveragePlot {

    private static final int WIDTH = 640;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 56;
    private static final int MOST_POINTS = 400;

    private RiskCoveragePlot() {}

    /** A complete SVG document. */
    public static String svg(Evaluation evaluation) {
        double top = Math.max(0.1, Math.ceil(10 * largestRisk(evaluation.curve())) / 10);
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="system-ui, sans-serif" \
                font-size="12" role="img" aria-label="Share of wrong answers against share of questions answered">
                <rect width="100%%" height="100%%" fill="#fff"/>
                %s%s%s</svg>
                """
                .formatted(WIDTH, HEIGHT, axes(top), curve(evaluation.curve(), top), working(evaluation, top));
    }

    private static String axes(double top) {
        var lines = new StringBuilder();
        for (int tick = 0; tick <= 5; tick++) {
            double share = tick / 5.0;
            lines.append(format(
                    "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>%n",
                    x(0), y(share * top, top), x(1), y(share * top, top)));
            lines.append(format(
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%.0f %%</text>%n",
                    x(0) - 8, y(share * top, top) + 4, 100 * share * top));
            lines.append(format(
                    "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%.0f %%</text>%n",
                    x(share), y(0, top) + 18, 100 * share));
        }
        lines.append(format(
                "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">questions answered</text>%n", x(0.5), HEIGHT - 12));
        lines.append(format("<text x=\"%.1f\" y=\"%d\">wrong answers</text>%n", x(0), MARGIN - 32));
        return lines.toString();
    }

    private static String curve(List<RiskCoverage> curve, double top) {
        int step = Math.max(1, curve.size() / MOST_POINTS);
        var path = new StringBuilder();
        for (int k = 0; k < curve.size(); k += step) {
            var point = curve.get(k);
            path.append(format("%s%.1f %.1f", k == 0 ? "M" : "L", x(point.coverage()), y(1 - point.precision(), top)));
        }
        return format("<path d=\"%s\" fill=\"none\" stroke=\"#2563eb\" stroke-width=\"2\"/>%n", path);
    }

    /** Where the threshold in force stands; nothing when it answers nothing. */
    private static String working(Evaluation evaluation, double top) {
        var decisions = evaluation.decisions();
        if (decisions.answered().total() == 0) {
            return "";
        }
        return format(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"5\" fill=\"#dc2626\"/>%n<text x=\"%.1f\" y=\"%.1f\">%s</text>%n",
                x(decisions.coverage()),
                y(1 - decisions.precision(), top),
                x(decisions.coverage()) + 10,
                y(1 - decisions.precision(), top) + 16,
                format("%.0f %% right of %.0f %%", 100 * decisions.precision(), 100 * decisions.coverage()));
    }

    private static double largestRisk(List<RiskCoverage> curve) {
        return curve.stream().mapToDouble(point -> 1 - point.precision()).max().orElse(1);
    }

    private static double x(double coverage) {
        return MARGIN + coverage * (WIDTH - 2 * MARGIN);
    }

    private static double y(double risk, double top) {
        return HEIGHT - MARGIN - risk / top * (HEIGHT - 2 * MARGIN);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
