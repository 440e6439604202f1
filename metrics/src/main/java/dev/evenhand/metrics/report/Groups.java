package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.GroupedRepeats.Asked;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.ReportQuery.Step;
import dev.evenhand.metrics.report.rows.LocalTimes;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The groups whose rows lists are made of, each with all that is known of its contacts and their customers. */
final class Groups {
    private static final String ENTRY = "entry::VARCHAR";
    private static final String BOT = "bot_first";

    private final OutcomeView view;
    private final ReportQuery query;
    private final Sql cohort;

    Groups(OutcomeView view, ReportQuery query, Instant now) {
        this.view = view;
        this.query = query;
        this.cohort = Circle.met(Sql.cohort(query, now), query.focus().entry());
    }

    /** A group; {@code second} is told beside its key, such as an agent's team, or is a second key. */
    record Group(String key, @Nullable String second, Side side) {
        /** Under both keys. */
        String named() {
            return key + "-" + second;
        }
    }

    Sql cohort() {
        return cohort;
    }

    /** By the first day of each day or week, and who went first. */
    Future<List<Group>> periods(Step step) {
        return of(cohort, period(step, query.cohort()), ENTRY, false);
    }

    /** The first day of a day or week, such as {@code 2026-10-05}. */
    static String period(Step step, ReportQuery.Cohort cohort) {
        String unit = step == Step.WEEK ? "week" : "day";
        return "date_trunc('" + unit + "', " + LocalTimes.of("started_at", cohort) + ")::DATE::VARCHAR";
    }

    /** By weekday, 1 for Monday, and hour. */
    Future<List<Group>> hours() {
        return of(cohort, weekday(query.cohort()), hour(query.cohort()), false);
    }

    static String weekday(ReportQuery.Cohort cohort) {
        return "isodow(" + LocalTimes.of("started_at", cohort) + ")";
    }

    static String hour(ReportQuery.Cohort cohort) {
        return "hour(" + LocalTimes.of("started_at", cohort) + ")";
    }

    /** By the person who held it last, with that one's latest team. */
    Future<List<Group>> agents() {
        Sql held = held(cohort);
        return found(held, "human_agent", "human_team", true).compose(found -> {
            Map<String, Counted> agents = new LinkedHashMap<>();
            found.groups.forEach(one -> agents.merge(one.named(), one, Counted::plus));
            Stream<Tally> tallies = agents.values().stream().map(Counted::tally);
            GroupedRepeats.Rows rows = new GroupedRepeats.Rows(held, Asked.ofTallies("human_agent"), found.sides);
            return GroupedRepeats.of(tallies, view, rows).map(repeats -> agents.values().stream()
                    .map(one -> found.heard(new Group(one.named(), one.second, repeats.side(one.tally, one.named()))))
                    .toList());
        });
    }

    /** Rows a person held in the end. */
    static Sql held(Sql rows) {
        return rows.and(CustomerSums.HELD.name());
    }

    /** By what the bot knew, of contacts that met it first. */
    Future<List<Group>> versions() {
        return of(versioned(cohort), "bot_version", "NULL::VARCHAR", true);
    }

    /** Rows of which it is known with which knowledge the bot, which went first, answered. */
    static Sql versioned(Sql rows) {
        return Circle.met(rows, BOT).and(CustomerSums.VERSIONED.name());
    }

    /** A group by some text, with its tally. */
    private record Counted(@Nullable String key, @Nullable String second, Tally tally) {
        static Counted of(Line line) {
            return new Counted(line.text(0), line.text(1), Tally.of(line));
        }

        String named() {
            return key == null ? Cells.UNKNOWN : key;
        }

        Group with(GroupedRepeats repeats) {
            String other = Objects.requireNonNullElse(second, Cells.UNKNOWN);
            return new Group(named(), other, repeats.side(tally, named(), other));
        }

        /** Of the same key, under the later of both second names. */
        Counted plus(Counted other) {
            boolean later = second == null || (other.second != null && other.second.compareTo(second) > 0);
            return new Counted(key, later ? other.second : second, tally.plus(other.tally));
        }
    }

    /** What is known of a list's rows; classes of its keys where they were asked for. */
    private record Found(List<Counted> groups, Optional<Map<String, Side.Repeats>> sides, SurveyClasses classes) {
        Group heard(Group group) {
            return new Group(group.key, group.second, classes.on(group.side, group.key));
        }
    }

    private Future<Found> found(Sql rows, String key, String second, boolean surveyed) {
        ListGroups.Asked tallies = new ListGroups.Asked(List.of(key, second), Tally.SUMS);
        Future<ListGroups> all = surveyed
                ? ListGroups.of(view, rows, tallies, SurveyClasses.asked(key))
                : ListGroups.of(view, rows, tallies);
        return all.map(found -> new Found(
                found.groups().get(0).stream().map(Counted::of).toList(),
                found.sides(),
                surveyed ? SurveyClasses.of(found.groups().get(1)) : SurveyClasses.NONE));
    }

    private Future<List<Group>> of(Sql rows, String key, String second, boolean surveyed) {
        return found(rows, key, second, surveyed).compose(found -> GroupedRepeats.of(
                        found.groups.stream().map(Counted::tally),
                        view,
                        new GroupedRepeats.Rows(rows, Asked.ofTallies(key, second), found.sides))
                .map(repeats -> found.groups.stream()
                        .map(one -> found.heard(one.with(repeats)))
                        .toList()));
    }
}
