package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.Figure.Kind;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.answer.Working.Line;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.ReportQuery.Group;
import dev.evenhand.metrics.report.query.ReportQuery.Step;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.warning.AlertsReport;
import dev.evenhand.metrics.report.working.Made;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** What a figure of one group of a list is made of: the side, or both, that the list's own report computes it from. */
final class GroupWorking {
    private static final String BOT = "bot_first";
    private static final String HUMAN = "human_first";

    /** Lists that tell satisfaction weighted for those who did not answer. */
    static final Set<ReportQuery.By> WEIGHED =
            EnumSet.of(ReportQuery.By.AGENT, ReportQuery.By.CHANNEL, ReportQuery.By.VERSION);

    private final OutcomeView view;
    private final ReportQuery query;
    private final Instant now;
    private final Figure figure;
    private final Group group;
    private final Calculations calculations;

    /** @throws NullPointerException unless the query names a group */
    GroupWorking(OutcomeView view, ReportQuery query, Instant now, Figure figure) {
        this.view = view;
        this.query = query;
        this.now = now;
        this.figure = figure;
        this.group = Objects.requireNonNull(query.focus().group());
        this.calculations = new Calculations(query.chinese());
    }

    Future<Made> made() {
        return switch (figure.kind()) {
            case SHARE ->
                channels().complaints(group.of(), calculations).map(line -> Made.of(List.of(line), List.of()));
            case WATCHED -> new AlertsReport(view, query, now).made(figure.name());
            case MEAN -> reasons().waits(group.of(), calculations).map(line -> Made.of(List.of(line), List.of()));
            default ->
                switch (group.by()) {
                    case TOPIC -> topic();
                    case STATION -> station();
                    default ->
                        Future.all(sides().map(this::described), classes()).map(both -> both.<Made>resultAt(0)
                                .weighedBy(both.<SurveyClasses>resultAt(1).told()));
                };
        };
    }

    private Future<Made> station() {
        return new FunnelReport(view, query, now)
                .passing(group.of())
                .map(contacts -> Made.of(List.of(calculations.count(group.of(), contacts)), List.of()));
    }

    /** Of satisfaction, in the lists that weigh it. */
    private Future<SurveyClasses> classes() {
        boolean weighed = figure.name().equals("csat") && WEIGHED.contains(group.by());
        Sql rows = new GroupRows(group, query.cohort()).of(Sql.cohort(query, now));
        return weighed
                ? SurveyClasses.of(view, Circle.met(rows, query.focus().entry()), "entry::VARCHAR")
                : Future.succeededFuture(SurveyClasses.NONE);
    }

    private ChannelsReport channels() {
        return new ChannelsReport(view, query, now);
    }

    private ReasonsReport reasons() {
        return new ReasonsReport(view, query, now);
    }

    /** By name; of periods both who went first. */
    private Future<Map<String, Side>> sides() {
        Groups groups = new Groups(view, query, now);
        String of = group.of();
        return switch (group.by()) {
            case DAY -> groups.periods(Step.DAY).map(this::byEntry);
            case WEEK -> groups.periods(Step.WEEK).map(this::byEntry);
            case HOUR ->
                groups.hours().map(found -> one(found, any -> any.named().equals(of)));
            case AGENT ->
                groups.agents().map(found -> one(found, any -> any.key().equals(of)));
            case VERSION ->
                groups.versions().map(found -> one(found, any -> any.key().equals(of)));
            case REASON -> reasons().side(of).map(side -> Map.of(of, side));
            default -> channels().side(of).map(side -> Map.of(of, side));
        };
    }

    private Map<String, Side> byEntry(List<Groups.Group> found) {
        Map<String, Side> sides = new LinkedHashMap<>();
        for (String entry : HeadlineWorking.SIDES) {
            sides.put(entry, side(found, any -> any.key().equals(group.of()) && entry.equals(any.second())));
        }
        return sides;
    }

    private Map<String, Side> one(List<Groups.Group> found, Predicate<Groups.Group> wanted) {
        return Map.of(group.of(), side(found, wanted));
    }

    private static Side side(List<Groups.Group> found, Predicate<Groups.Group> wanted) {
        return found.stream().filter(wanted).map(Groups.Group::side).findFirst().orElseGet(() -> Side.of(Tally.NONE));
    }

    private Made described(Map<String, Side> sides) {
        return Made.of(
                sides.entrySet().stream()
                        .map(side -> line(side.getKey(), side.getValue()))
                        .toList(),
                List.of());
    }

    private Line line(String of, Side side) {
        return figure.kind() == Kind.COUNT
                ? calculations.count(of, side.tally().contacts())
                : new SideLines(query, figure).line(of, side, List.of());
    }

    /** Both sides, their difference, and what is left of it among many topics. */
    private Future<Made> topic() {
        Sql cohort = Sql.cohort(query, now);
        return TopicLines.tested(new TopicLines.Rows(view, cohort)).map(topics -> topics.stream()
                .filter(one -> one.topic().name().equals(group.of()))
                .findFirst()
                .map(one -> figure.kind() == Kind.COUNT
                        ? described(Map.of(
                                group.of(), one.topic().bot().plus(one.topic().human())))
                        : compared(one))
                .orElseGet(() -> described(Map.of())));
    }

    private Made compared(TopicLines.Tested one) {
        Side bot = one.topic().bot();
        Side human = one.topic().human();
        Raw.ByEntry raw = new RawFigures(Arms.in(query.house())).rate(RateMetric.FCR, bot, human);
        return Made.of(
                List.of(line(BOT, bot), line(HUMAN, human)),
                List.of(
                        calculations.difference(
                                bot.counts(RateMetric.FCR), human.counts(RateMetric.FCR), raw.difference()),
                        calculations.among(one)));
    }
}
