package dev.evenhand.metrics.report.working;

import dev.evenhand.metrics.report.answer.Recontact;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.query.StratumKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The numbers of a figure, wherever they came from: what of a {@link Working} is not told by the figure itself. */
public record Made(
        List<Working.Line> lines,
        List<Working.Derived> contrasts,
        List<Working.SurveyClass> classes,
        List<Working.Draw> draws,
        List<Working.AuditedTopic> audits,
        List<Working.Day> days,
        Recontact.@Nullable Pair curves,
        Strata strata) {

    /** What is held equal, heaviest first. */
    public record Strata(List<StratumKey> keys, List<Double> effects, long all, List<Working.StratumLine> lines) {
        /** Nothing is held equal. */
        public static final Strata NONE = new Strata(List.of(), List.of(), 0, List.of());
    }

    /** The same over these days. */
    public Made with(List<Working.Day> over) {
        return new Made(lines, contrasts, classes, draws, audits, over, curves, strata);
    }

    /** The same with the classes its satisfaction is weighted by. */
    public Made weighedBy(List<Working.SurveyClass> told) {
        return new Made(lines, contrasts, told, draws, audits, days, curves, strata);
    }

    /** Of lines, and the differences between them, alone. */
    public static Made of(List<Working.Line> lines, List<Working.Derived> contrasts) {
        return new Made(lines, contrasts, List.of(), List.of(), List.of(), List.of(), null, Strata.NONE);
    }
}
