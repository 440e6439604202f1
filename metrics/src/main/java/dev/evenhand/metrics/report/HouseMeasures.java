package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.rollup.Regulars;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Welch;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator;
import dev.evenhand.metrics.statistics.clustered.RatioEstimator.Ratio;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The measures that rest on what the manager has set: net FCR, and what a resolution costs. */
final class HouseMeasures {
    /** Condition of rows that net FCR is over, for a reader: topics are bound, not written out. */
    static final String RESOLVABLE = "topic NOT IN policy";

    private static final String ENTRY = "entry::VARCHAR";

    private final OutcomeView view;
    private final ReportQuery query;
    private final Sql cohort;

    HouseMeasures(OutcomeView view, ReportQuery query, Sql cohort) {
        this.view = view;
        this.query = query;
        this.cohort = cohort;
    }

    /** @param found of the cohort, where its tallies stand by entry as the last grouping */
    Future<List<Rows.Measure>> rows(ListGroups found) {
        Future<Rows.Measure> net = net(found);
        Future<Rows.Measure> cost = cost();
        return Future.all(net, cost).map(both -> List.of(net.result(), cost.result()));
    }

    /** What {@link #rows} reads. */
    static final ListGroups.Asked TALLIES = new ListGroups.Asked(List.of(ENTRY), Tally.SUMS);

    Future<Rows.Measure> net() {
        return nets().map(sides -> net(sides.get(0), sides.get(1)));
    }

    private Future<Rows.Measure> net(ListGroups found) {
        return query.house().notAtFirstContact().isEmpty()
                ? nets(found).map(sides -> net(sides.get(0), sides.get(1)))
                : net();
    }

    /** Contacts that can be resolved at first contact. */
    Sql resolvable() {
        return cohort.outside("topic", query.house().notAtFirstContact());
    }

    /** Of bot first and people first. */
    Future<List<Net>> nets() {
        return ListGroups.of(view, resolvable(), TALLIES).compose(this::nets);
    }

    private Future<List<Net>> nets(ListGroups found) {
        Map<String, Tally> sides = found.groups().get(found.groups().size() - 1).stream()
                .collect(Collectors.toMap(line -> String.valueOf(line.text(0)), Tally::of));
        return GroupedRepeats.of(
                        sides.values().stream(),
                        view,
                        new GroupedRepeats.Rows(resolvable(), GroupedRepeats.Asked.ofTallies(ENTRY), found.sides()))
                .map(repeats -> List.of(side("bot_first", sides, repeats), side("human_first", sides, repeats)));
    }

    /** A side's rate, and so many of its resolutions by silence. */
    record Net(Clustered.Rate rate, long silent) {}

    private static Net side(String entry, Map<String, Tally> sides, GroupedRepeats repeats) {
        Tally tally = sides.getOrDefault(entry, Tally.NONE);
        return new Net(repeats.side(tally, entry).counts(RateMetric.FCR), tally.firstAssumed());
    }

    Rows.Measure net(Net bot, Net human) {
        return new Rows.Measure(
                "fcr_net",
                "share",
                Arms.in(query.house()).share(bot.rate, bot.silent),
                Arms.in(query.house()).share(human.rate, human.silent),
                Clustered.difference(bot.rate, human.rate).map(Difference::of).orElse(null),
                netNote(query.house().notAtFirstContact()));
    }

    private String netNote(List<String> policy) {
        if (policy.isEmpty()) {
            return query.chinese()
                    ? "未设置按规定无法首次解决的主题，故与毛值相同。"
                    : "No topic is set as not resolvable at first contact, so it equals gross.";
        }
        String topics = String.join(query.chinese() ? "、" : ", ", policy);
        return query.chinese()
                ? "不计按规定无法首次解决的主题（" + topics + "）。"
                : "Without the topics that policy lets nobody resolve at first contact: " + topics + ".";
    }

    /** Σ cost ÷ Σ resolutions over the customers, so that the interval knows who came often. */
    Future<Rows.Measure> cost() {
        return costs().map(sides -> measure(
                sides.getOrDefault("bot_first", Costs.NONE).priced(query.house()),
                sides.getOrDefault("human_first", Costs.NONE).priced(query.house())));
    }

    /** By entry; nobody's where no price is set. */
    Future<Map<String, Costs>> costs() {
        if (!query.house().priced()) {
            return Future.succeededFuture(Map.of());
        }
        Future<Map<String, Costs>> once = once();
        Future<Map<String, Costs>> again = again();
        return Future.all(once, again).map(both -> {
            Map<String, Costs> sides = new HashMap<>(once.result());
            again.result().forEach((side, costs) -> sides.merge(side, costs, Costs::plus));
            return sides;
        });
    }

    private Future<Map<String, Costs>> once() {
        return bySide(view.query(
                cohort.and(Repeaters.LONE.name()).sums(List.of(ENTRY), Costs.OF_ROWS),
                row -> Map.entry(row.getString(1), Costs.ofRows(row, 2))));
    }

    private Future<Map<String, Costs>> again() {
        Regulars regulars = CustomerSums.BY_ENTRY;
        return bySide(view.query(
                cohort.regulars(regulars, Tally.COUNTED),
                row -> Map.entry(row.getString(1), CustomerSums.costs(regulars, row))));
    }

    private static Future<Map<String, Costs>> bySide(Future<List<Map.Entry<String, Costs>>> rows) {
        return rows.map(found -> found.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    Rows.Measure measure(Clusters bot, Clusters human) {
        Optional<Ratio> first = RatioEstimator.of(bot);
        Optional<Ratio> second = RatioEstimator.of(human);
        Difference difference = first.flatMap(b -> second.flatMap(h -> Welch.compare(b.mean(), h.mean())))
                .map(Welch.Comparison::difference)
                .map(Difference::of)
                .orElse(null);
        return new Rows.Measure(
                "cost_per_resolution", "money", arm(bot, first), arm(human, second), difference, costNote());
    }

    /** {@code n} are resolutions; money is never below nothing. */
    private Arm arm(Clusters sums, Optional<Ratio> ratio) {
        @Nullable Interval interval = ratio.map(Ratio::interval).orElse(null);
        long n = Math.round(sums.n());
        return interval == null
                ? new Arm.Plain(n, null, null, null, Arms.in(query.house()).early(n))
                : new Arm.Plain(
                        n,
                        interval.value(),
                        Math.max(0, interval.low()),
                        interval.high(),
                        Arms.in(query.house()).early(n));
    }

    private String costNote() {
        HouseRules house = query.house();
        if (!house.priced()) {
            return query.chinese()
                    ? "请先在设置中填写人工每小时成本和机器人每次会话成本。"
                    : "Set what an hour of a person and a bot conversation cost first.";
        }
        return query.chinese()
                ? "以 " + house.currency() + " 计：人工每小时 " + plain(house.agentHour()) + "，机器人每次会话 "
                        + plain(house.botConversation()) + "；除以已确认、已核实和推定的解决数；人工用时未知的会话不计。"
                : "In " + house.currency() + ": " + plain(house.agentHour())
                        + " an hour of people, " + plain(house.botConversation())
                        + " a bot conversation; over confirmed, verified and assumed; contacts of which people's time is"
                        + " not known are left out.";
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%.4f", number).replaceAll("\\.?0+$", "");
    }
}
