package dev.evenhand.metrics.report.forecast;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.ForecastAnswer.Actual;
import dev.evenhand.metrics.report.answer.ForecastAnswer.Expected;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Calculation;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Line;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.statistics.forecast.Forecast;
import dev.evenhand.metrics.statistics.forecast.HoltWinters;
import dev.evenhand.metrics.statistics.forecast.HoltWintersModel;
import dev.evenhand.metrics.statistics.forecast.Season;
import dev.evenhand.metrics.statistics.forecast.Smoothing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the days to come were foretold: each with the formula of the winning method, and how every method did where the end is known. */
final class ForecastWorking {
    private static final double PER_STEP = 1e7;

    private final boolean chinese;
    private final List<Actual> history;
    private final double[] values;

    ForecastWorking(boolean chinese, List<Actual> history) {
        this.chinese = chinese;
        this.history = history;
        this.values =
                history.stream().mapToDouble(day -> (double) day.contacts()).toArray();
    }

    Made made(Optional<Forecast> forecast, List<Expected> rows) {
        List<Line> lines = forecast.map(known -> lines(known.method(), rows)).orElse(List.of());
        List<Derived> tried = forecast.map(this::tried).orElse(List.of());
        return Made.of(lines, tried)
                .with(history.stream()
                        .map(day -> Working.Day.counted(day.day(), day.contacts()))
                        .toList());
    }

    private List<Line> lines(Forecast.Method method, List<Expected> rows) {
        Optional<HoltWintersModel> model = model(method);
        return IntStream.range(0, rows.size())
                .mapToObj(place -> {
                    Expected day = rows.get(place);
                    return new Line(
                            day.day(),
                            null,
                            new Arm.Plain(values.length, day.contacts(), day.low(), day.high(), false),
                            model.map(known -> smoothed(known, place + 1, day)).orElseGet(() -> naive(place, day)),
                            List.of());
                })
                .toList();
    }

    /** Fitted anew to the same days, so the same. */
    private Optional<HoltWintersModel> model(Forecast.Method method) {
        return switch (method) {
            case SEASONAL_NAIVE -> Optional.empty();
            case HOLT_WINTERS_ADDITIVE -> fitted(Season.Kind.ADDITIVE);
            case HOLT_WINTERS_MULTIPLICATIVE -> fitted(Season.Kind.MULTIPLICATIVE);
        };
    }

    private Optional<HoltWintersModel> fitted(Season.Kind kind) {
        return HoltWinters.fit(values, new Season(ForecastReport.WEEK, kind));
    }

    private Calculation smoothed(HoltWintersModel model, int ahead, Expected day) {
        boolean additive = model.season().kind() == Season.Kind.ADDITIVE;
        double raised = model.level() + ahead * model.trend();
        String season = Steps.number(model.figure(ahead));
        double value = additive ? raised + model.figure(ahead) : raised * model.figure(ahead);
        return Method.HOLT_WINTERS.steps(
                chinese,
                List.of(
                        (additive ? "x̂ = l + h·b + s = " : "x̂ = (l + h·b)·s = (") + Steps.number(model.level())
                                + " + " + ahead + "·" + Steps.number(model.trend())
                                + (additive ? " + " : ")·") + season + " = " + Steps.number(value)
                                + (value < 0 ? " → 0" : ""),
                        "σ = √(SSE/k·Σψ²) = " + Steps.number(Math.sqrt(model.variance(ahead))),
                        "x̂ ± z·σ = " + Steps.limits(day.low(), day.high()) + ", " + Steps.Z + ", ≥ 0"));
    }

    private Calculation naive(int place, Expected day) {
        int week = ForecastReport.WEEK;
        Actual same = history.get(history.size() - week + place % week);
        double squares = IntStream.range(week, values.length)
                .mapToDouble(i -> Math.pow(values[i] - values[i - week], 2))
                .sum();
        int n = values.length - week;
        return Method.SEASONAL_NAIVE.steps(
                chinese,
                List.of(
                        "x̂ = x(" + same.day() + ") = " + same.contacts(),
                        "σ² = Σ(xₜ − xₜ₋₇)²/(n − 7) = " + Steps.number(squares) + "/" + n + " = "
                                + Steps.number(squares / n),
                        "x̂ ± z·σ·√" + (1 + place / week) + " = " + Steps.limits(day.low(), day.high()) + ", " + Steps.Z
                                + ", ≥ 0"));
    }

    /** Every method where the end is known, the nearest first, with what it is set to. */
    private List<Derived> tried(Forecast forecast) {
        return forecast.errors().entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder()))
                .map(tried -> tried(tried.getKey(), tried.getValue(), forecast.trials()))
                .toList();
    }

    private Derived tried(Forecast.Method method, double error, Map<Forecast.Method, List<Forecast.Trial>> trials) {
        List<String> steps = new ArrayList<>();
        List<Forecast.Trial> own = trials.getOrDefault(method, List.of());
        own.forEach(trial ->
                steps.add(history.get(trial.shown()).day() + ": mean|x̂ − x| = " + Steps.number(trial.error())));
        steps.add("MAE = Σ/" + own.size() + " = " + Steps.number(error));
        model(method).ifPresent(model -> settings(model).forEach(steps::add));
        return new Derived(
                method.name().toLowerCase(Locale.ROOT), error, null, null, Method.BACKTEST.steps(chinese, steps));
    }

    /** As fine as it was searched for. */
    private static String parameter(double value) {
        return Steps.number(Math.rint(value * PER_STEP) / PER_STEP);
    }

    private static List<String> settings(HoltWintersModel model) {
        Smoothing smoothing = model.smoothing();
        String seasons = IntStream.rangeClosed(1, ForecastReport.WEEK)
                .mapToObj(ahead -> Steps.number(model.figure(ahead)))
                .collect(Collectors.joining(", "));
        return List.of(
                "α = " + parameter(smoothing.alpha()) + ", β = " + parameter(smoothing.beta()) + ", γ = "
                        + parameter(smoothing.gamma()),
                "SSE = " + Steps.number(model.sse()) + ", k = " + model.errors(),
                "l = " + Steps.number(model.level()) + ", b = " + Steps.number(model.trend()),
                "s₁ … s₇ = " + seasons);
    }
}
