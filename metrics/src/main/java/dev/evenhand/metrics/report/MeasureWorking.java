package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.Figure.Kind;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.Recontact;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.answer.Working.Derived;
import dev.evenhand.metrics.report.answer.Working.Line;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.report.working.Method;
import dev.evenhand.metrics.report.working.Steps;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the further measures are made of: the very numbers their report computes them from. */
final class MeasureWorking {
    private static final String BOT = "bot_first";
    private static final String HUMAN = "human_first";
    private static final String ENTRY = "entry::VARCHAR";

    private final OutcomeView view;
    private final ReportQuery query;
    private final Instant now;
    private final Figure figure;
    private final Sql cohort;
    private final Calculations calculations;

    MeasureWorking(OutcomeView view, ReportQuery query, Instant now, Figure figure) {
        this.view = view;
        this.query = query;
        this.now = now;
        this.figure = figure;
        this.cohort = Sql.cohort(query, now);
        this.calculations = new Calculations(query.chinese());
    }

    /** Of a share or a mean of the measures. */
    Future<Made> measure() {
        return new MeasuresReport(view, query, now).answered().map(answered -> {
            Rows.Measure row = row(answered.rows());
            return figure.kind() == Kind.SHARE ? share(answered, row) : mean(answered, row);
        });
    }

    private Rows.Measure row(List<Rows.Measure> rows) {
        return rows.stream()
                .filter(row -> row.name().equals(figure.name()))
                .findFirst()
                .orElseThrow();
    }

    private Made share(MeasuresReport.Answered answered, Rows.Measure row) {
        int place = place(MeasureList.SHARES.stream().map(MeasureList.Share::name));
        return rates(
                answered.side(BOT).shares().get(place),
                answered.side(HUMAN).shares().get(place),
                row);
    }

    private Made rates(Clustered.Rate bot, Clustered.Rate human, Rows.Measure row) {
        return Made.of(
                List.of(
                        silent(bot, calculations.line(BOT, bot, row.botFirst())),
                        silent(human, calculations.line(HUMAN, human, row.humanFirst()))),
                List.of(calculations.difference(bot, human, row.difference())));
    }

    /** With the part that rests on silence, where it is told. */
    private Line silent(Clustered.Rate rate, Line line) {
        Double share = line.figure() instanceof Arm.Rate told ? told.assumed() : null;
        List<Derived> parts = share == null
                ? List.of()
                : SideParts.silent(
                        query.chinese(), rate, Math.round(share * rate.counts().n()));
        return new Line(line.of(), line.numbers(), line.figure(), line.calculation(), parts);
    }

    private Made mean(MeasuresReport.Answered answered, Rows.Measure row) {
        int place = place(Stream.concat(
                MeasureList.DURATIONS.stream().map(MeasureList.Seconds::name), Stream.of("nps", "sentiment")));
        Clustered.Mean bot = answered.side(BOT).means().get(place);
        Clustered.Mean human = answered.side(HUMAN).means().get(place);
        return Made.of(
                List.of(
                        calculations.times(BOT, bot, row.botFirst()),
                        calculations.times(HUMAN, human, row.humanFirst())),
                List.of(calculations.difference(bot, human, row.difference())));
    }

    private int place(Stream<String> names) {
        return names.toList().indexOf(figure.name());
    }

    /** Without the topics that policy lets nobody resolve. */
    Future<Made> net() {
        HouseMeasures house = new HouseMeasures(view, query, cohort);
        return house.nets()
                .map(sides -> rates(sides.get(0).rate(), sides.get(1).rate(), house.net(sides.get(0), sides.get(1))));
    }

    Future<Made> cost() {
        HouseMeasures house = new HouseMeasures(view, query, cohort);
        return house.costs().map(sides -> {
            Costs bot = sides.getOrDefault(BOT, Costs.NONE);
            Costs human = sides.getOrDefault(HUMAN, Costs.NONE);
            Clusters ofBot = bot.priced(query.house());
            Clusters ofHuman = human.priced(query.house());
            Rows.Measure row = house.measure(ofBot, ofHuman);
            return Made.of(
                    List.of(
                            priced(calculations.line(BOT, ofBot, row.botFirst()), bot),
                            priced(calculations.line(HUMAN, ofHuman, row.humanFirst()), human)),
                    List.of(calculations.difference(ofBot, ofHuman, row.difference())));
        });
    }

    private Line priced(Line line, Costs costs) {
        List<Derived> parts = List.of(
                part(
                        "people",
                        costs.people() / Costs.MILLIS_AN_HOUR,
                        query.house().agentHour()),
                part("bot", costs.bots(), query.house().botConversation()));
        return new Line(line.of(), line.numbers(), line.figure(), line.calculation(), parts);
    }

    private Derived part(String name, double units, double price) {
        double money = units * price;
        String step = Steps.number(units) + " × " + Steps.number(price) + " = " + Steps.number(money);
        return new Derived(name, money, null, null, Method.PARTS_OF_SUM.steps(query.chinese(), List.of(step)));
    }

    /** The part of one state among first contacts. */
    Future<Made> state() {
        List<Sum> sums = new ArrayList<>(Tally.SUMS);
        sums.add(Sum.count(figure.rows() + " AND " + figure.outcome()));
        int last = sums.size() + 1;
        return view.query(
                        cohort.sums(List.of(ENTRY), sums),
                        row -> Map.entry(row.getString(1), new Counted(Tally.read(row, 2), row.getLong(last))))
                .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .compose(sides -> GroupedRepeats.of(
                                sides.values().stream().map(Counted::tally),
                                view,
                                new GroupedRepeats.Rows(
                                        cohort,
                                        new GroupedRepeats.Asked(
                                                List.of(ENTRY),
                                                List.of(CustomerSums.Metric.rate(figure.rows(), figure.outcome())),
                                                figure.rows()),
                                        Optional.empty()))
                        .map(repeats -> rates(rate(BOT, sides, repeats), rate(HUMAN, sides, repeats))));
    }

    private record Counted(Tally tally, long ended) {
        static final Counted NOTHING = new Counted(Tally.NONE, 0);
    }

    private static Clustered.Rate rate(String side, Map<String, Counted> sides, GroupedRepeats repeats) {
        Counted counted = sides.getOrDefault(side, Counted.NOTHING);
        return new Clustered.Rate(new Proportion(counted.ended, counted.tally.first()), Clusters.NONE)
                .of(repeats, 0, side);
    }

    private Made rates(Clustered.Rate bot, Clustered.Rate human) {
        Arms arms = Arms.in(query.house());
        Difference difference =
                Clustered.difference(bot, human).map(Difference::of).orElse(null);
        return rates(
                bot,
                human,
                new Rows.Measure(figure.name(), "share", arms.share(bot), arms.share(human), difference, ""));
    }

    /** How many there are. */
    Future<Made> count() {
        return view.query(
                        cohort.sums(List.of(ENTRY), List.of(figure.counted(""))),
                        row -> Map.entry(row.getString(1), row.getLong(2)))
                .map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .map(counts -> Made.of(
                        HeadlineWorking.SIDES.stream()
                                .map(side -> calculations.count(side, counts.getOrDefault(side, 0L)))
                                .toList(),
                        List.of()));
    }

    /** By reason, as the report of reasons lists them. */
    Future<Made> reasons() {
        return new ReasonsReport(view, query, now).lines(calculations).map(lines -> Made.of(lines, List.of()));
    }

    /** By channel. */
    Future<Made> contacts() {
        return new ChannelsReport(view, query, now).contactRates(calculations).map(lines -> Made.of(lines, List.of()));
    }

    /** The curve of first contacts, or of all. */
    Future<Made> curve() {
        return new RecontactReport(view, query, now).answer().map(told -> {
            Recontact.Pair pair = figure.name().equals("fcr_curve") ? told.fcr() : told.recontact();
            return new Made(
                    List.of(line(BOT, pair.botFirst()), line(HUMAN, pair.humanFirst())),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    pair,
                    Made.Strata.NONE);
        });
    }

    private Line line(String of, Recontact.Curve curve) {
        Recontact.Estimate end = curve.estimate();
        double events = curve.steps().stream()
                .mapToDouble(step -> (double) step.events())
                .sum();
        Arm.Plain arm = end == null
                ? new Arm.Plain(curve.n(), null, null, null, curve.tooEarly())
                : new Arm.Plain(curve.n(), end.value(), end.low(), end.high(), curve.tooEarly());
        double greenwood = IntStream.range(0, curve.steps().size())
                .mapToObj(curve.steps()::get)
                .mapToDouble(
                        step -> curve.designEffect() * step.events() / step.atRisk() / (step.atRisk() - step.events()))
                .sum();
        String effect = curve.designEffect() > 1 ? " · " + Steps.number(curve.designEffect()) : "";
        return new Line(
                of,
                new Working.Numbers((double) curve.n(), events, events, null),
                arm,
                Method.KAPLAN_MEIER.steps(
                        query.chinese(),
                        List.of(
                                "S = Π(1 − d/n) = " + Steps.number(arm.value()),
                                "G = Σ d/(n·(n − d))" + effect + " = " + Steps.number(greenwood),
                                "S^exp(±z·√G/|ln S|) = " + Steps.limits(arm.low(), arm.high()) + ", z = 1.959964")),
                List.of());
    }
}
