package dev.evenhand.metrics.report.warning;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Calculation;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Line;
import dev.evenhand.metrics.report.query.AlertRule;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.warning.Watch.Judged;
import dev.evenhand.metrics.report.warning.WatchedSeries.Watched;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.statistics.control.ControlPoint;
import dev.evenhand.metrics.statistics.control.Ewma;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Why a day of a watched metric rang or kept quiet: its limits and every rule with the numbers put in, and the days they rest on. */
final class WatchWorking {
    private static final double Z_OF_TWO = 2;

    private final ReportQuery query;

    WatchWorking(ReportQuery query) {
        this.query = query;
    }

    /** Of the day asked for, or else the last. */
    Made made(Watched watched) {
        List<Judged> judged = watched.watch().map(Watch::judged).orElseGet(() -> watched.days().stream()
                .map(day -> new Judged(day, null, null, Watch.crossed(day, watched.rule(), null), "learning"))
                .toList());
        Set<Watch.Figure> before = new HashSet<>(
                watched.watch().map(watch -> watch.usual().before()).orElse(List.of()));
        ReportQuery.@Nullable Group group = query.focus().group();
        String last = judged.isEmpty()
                ? ""
                : judged.get(judged.size() - 1).figure().date().toString();
        String asked = group == null ? last : group.of();
        List<Line> lines = IntStream.range(0, judged.size())
                .filter(place -> judged.get(place).figure().date().toString().equals(asked))
                .mapToObj(place -> line(watched, judged, place))
                .toList();
        return Made.of(lines, List.of())
                .with(judged.stream()
                        .map(one -> day(one, before.contains(one.figure())))
                        .toList());
    }

    private static Working.Day day(Judged one, boolean usual) {
        Watch.Figure day = one.figure();
        @Nullable ControlPoint point = one.point();
        return new Working.Day(
                day.date().toString(),
                day.n(),
                day.value(),
                point == null ? null : point.low(),
                point == null ? null : point.high(),
                point == null ? null : point.deviation(),
                one.ewma(),
                one.signals(),
                one.level(),
                usual);
    }

    private Line line(Watched watched, List<Judged> judged, int place) {
        Judged one = judged.get(place);
        Watch.Figure day = one.figure();
        @Nullable ControlPoint point = one.point();
        Arm.Plain shown = new Arm.Plain(
                day.n(),
                day.value(),
                point == null ? null : point.low(),
                point == null ? null : point.high(),
                !day.enough());
        return new Line(
                day.date().toString(),
                null,
                shown,
                watched.watch().isPresent() && point != null
                        ? limits(watched.watch().get().usual(), day, point)
                        : learning(day),
                rules(watched, judged, place));
    }

    private Calculation learning(Watch.Figure day) {
        String known = query.chinese()
                ? "此前有数据的日子不足 " + Watch.LEAST_BEFORE + " 天，或其间毫无变化"
                : "fewer than " + Watch.LEAST_BEFORE + " days with observations before the last " + Watch.LATEST
                        + ", or no difference between them";
        return Method.COUNT.steps(query.chinese(), List.of("n = " + day.n(), known));
    }

    private Calculation limits(Watch.Usual usual, Watch.Figure day, ControlPoint point) {
        String centre = Steps.number(usual.centre());
        String spread = Steps.number(usual.spread());
        String z = Steps.number(point.deviation());
        if (!usual.share()) {
            return Method.MEDIAN_CHART.steps(
                    query.chinese(),
                    List.of(
                            "x = " + Steps.number(point.value()) + ", n = " + day.n(),
                            "M = " + centre + ", MAD = 1.4826·median|x − M| = " + spread + days(usual),
                            "M ± 3·MAD = " + Steps.limits(point.low(), point.high()),
                            "z = (x − M)/MAD = " + z));
        }
        double successes =
                usual.before().stream().mapToDouble(Watch.Figure::sum).sum();
        double n = usual.before().stream().mapToDouble(one -> (double) one.n()).sum();
        double sigma = Math.sqrt(usual.centre() * (1 - usual.centre()) / day.n());
        return Method.LANEY.steps(
                query.chinese(),
                List.of(
                        "p = " + Steps.number(day.sum()) + "/" + day.n() + " = " + Steps.number(point.value()),
                        "p₀ = Σx/Σn = " + Steps.number(successes) + "/" + Steps.number(n) + " = " + centre
                                + days(usual),
                        "σz = mean|zᵢ − zᵢ₋₁|/1.128 = " + spread,
                        "σ = √(p₀·(1 − p₀)/n) = " + Steps.number(sigma),
                        "p₀ ± 3·σz·σ = " + Steps.limits(point.low(), point.high()),
                        "z = (p − p₀)/(σz·σ) = " + z));
    }

    private String days(Watch.Usual usual) {
        List<Watch.Figure> before = usual.before();
        return " (" + before.get(0).date() + " … "
                + before.get(before.size() - 1).date() + ")";
    }

    /** Each of the rules: its figure, the limits it is held against, and whether it rang. */
    private List<Derived> rules(Watched watched, List<Judged> judged, int place) {
        Judged one = judged.get(place);
        List<Derived> rules = new ArrayList<>();
        @Nullable ControlPoint point = one.point();
        if (watched.watch().isPresent() && point != null) {
            double centre = watched.watch().get().centre();
            List<Judged> seen = judged.subList(0, place + 1).stream()
                    .filter(any -> any.point() != null)
                    .toList();
            rules.add(ewma(one, seen));
            rules.add(twoOfThree(one, seen));
            rules.add(beyond(one, point, Math.abs(point.value() - centre), practical(watched, centre)));
        }
        lines(watched, one).forEach(rules::add);
        return rules;
    }

    private static double practical(Watched watched, double centre) {
        return watched.rule().practicalChange(watched.metric().share(), centre);
    }

    private Derived ewma(Judged one, List<Judged> seen) {
        Ewma.Settings standard = Ewma.Settings.standard();
        double lambda = standard.lambda();
        double reach = standard.width() * standard.sd() * Math.sqrt(lambda / (2 - lambda));
        Double before =
                seen.size() < 2 ? Double.valueOf(0) : seen.get(seen.size() - 2).ewma();
        double z = Objects.requireNonNull(one.point()).deviation();
        String step = "E = λ·z + (1 − λ)·E′ = " + Steps.number(lambda) + "·" + Steps.number(z) + " + "
                + Steps.number(1 - lambda) + "·" + Steps.number(before) + " = "
                + Steps.number(one.ewma());
        String limit = "± L·√(λ/(2 − λ)) = ± " + Steps.number(standard.width()) + "·√("
                + Steps.number(lambda) + "/" + Steps.number(2 - lambda) + ") = ± "
                + Steps.number(reach);
        return rule("ewma", new Held(one.ewma(), -reach, reach), Method.EWMA, one, step, limit);
    }

    private Derived twoOfThree(Judged one, List<Judged> seen) {
        String latest = seen.subList(Math.max(0, seen.size() - 3), seen.size()).stream()
                .map(any -> Steps.number(Objects.requireNonNull(any.point()).deviation()))
                .reduce((earlier, later) -> earlier + ", " + later)
                .orElse("");
        double z = Objects.requireNonNull(one.point()).deviation();
        return rule("two_of_three", new Held(z, -Z_OF_TWO, Z_OF_TWO), Method.RUN, one, "z = " + latest);
    }

    private Derived beyond(Judged one, ControlPoint point, double change, double practical) {
        return rule(
                "beyond_limits",
                new Held(point.value(), point.low(), point.high()),
                Method.BEYOND,
                one,
                "Δ = " + Steps.number(change) + (change >= practical ? " ≥ " : " < ") + "δ = "
                        + Steps.number(practical),
                "n = " + one.figure().n() + (one.figure().enough() ? " ≥ " : " < ")
                        + query.house().nMin());
    }

    /** What a manager has set. */
    private List<Derived> lines(Watched watched, Judged one) {
        AlertRule rule = watched.rule();
        List<Derived> lines = new ArrayList<>();
        Double value = one.figure().value();
        if (rule.above() != null) {
            lines.add(rule("above", new Held(value, null, rule.above()), Method.LINE, one));
        }
        if (rule.below() != null) {
            lines.add(rule("below", new Held(value, rule.below(), null), Method.LINE, one));
        }
        if (rule.change() != null && watched.watch().isPresent()) {
            double usual = watched.watch().get().centre();
            double reach = rule.change() * usual;
            lines.add(rule("change", new Held(value, usual - reach, usual + reach), Method.LINE, one));
        }
        return lines;
    }

    /** A figure and the limits it is held against; null for none. */
    private record Held(@Nullable Double value, @Nullable Double low, @Nullable Double high) {}

    private Derived rule(String name, Held held, Method method, Judged one, String... steps) {
        List<String> told = new ArrayList<>(List.of(steps));
        boolean rang = one.signals().contains(name);
        told.add(query.chinese() ? (rang ? "触发" : "未触发") : rang ? "rings" : "quiet");
        return new Derived(name, held.value(), held.low(), held.high(), method.steps(query.chinese(), told));
    }
}
