package dev.evenhand.web.alert;

import dev.evenhand.metrics.report.answer.Alerts.Moved;
import dev.evenhand.metrics.report.answer.Alerts.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A metric that left its usual range, and what people did about it. At most one a metric is open.
 *
 * @param version counts changes; a change of an outdated one is refused
 * @param level {@code yellow} or {@code red} while it lasts, {@code green} once it is back to usual
 * @param since day on which it left the usual range
 * @param direction {@code above} or {@code below} the usual, as last seen; null once it is back to usual
 * @param unit {@code share} or {@code seconds}, of {@code value} (the last day's) and {@code baseline}
 * @param contributions which topics, paths and teams moved it, as last seen
 * @param owner name of who has it in hand; null for nobody
 * @param trail everything that happened, oldest first
 */
public record Alert(
        String id,
        long version,
        String metric,
        String level,
        State state,
        Instant raisedAt,
        @Nullable String since,
        @Nullable String direction,
        String unit,
        @Nullable Double value,
        @Nullable Double baseline,
        List<String> signals,
        List<Moved> contributions,
        @Nullable String owner,
        List<Step> trail) {

    /** Where it is on its way. */
    public enum State {
        RAISED,
        ACKNOWLEDGED,
        RESOLVED
    }

    /** Kinds of steps. */
    public enum What {
        RAISED,
        WORSENED,
        EASED,
        CALMED,
        ACKNOWLEDGED,
        EXPLAINED,
        RESOLVED
    }

    /** Who did what; {@code by} is empty for the house itself, {@code text} where nothing was said. */
    public record Step(Instant at, String by, What what, String text) {}

    public Alert {
        signals = List.copyOf(signals);
        contributions = List.copyOf(contributions);
        trail = List.copyOf(trail);
    }

    static boolean alarming(Row row) {
        return badness(row.level()) > 0;
    }

    /** How bad a level is: 0 for usual or not known, 1 for yellow, 2 for red. */
    static int badness(String level) {
        return Math.max(0, List.of("green", "yellow", "red").indexOf(level));
    }

    static Alert raised(String id, Row row, Instant now) {
        return new Alert(
                id,
                1,
                row.metric(),
                row.level(),
                State.RAISED,
                now,
                row.since(),
                row.direction(),
                row.unit(),
                latest(row),
                row.baseline(),
                row.signals(),
                row.contributions(),
                null,
                List.of(new Step(now, "", What.RAISED, row.level())));
    }

    private static @Nullable Double latest(Row row) {
        var seen = row.points().stream().filter(point -> point.value() != null).toList();
        return seen.isEmpty() ? null : seen.get(seen.size() - 1).value();
    }

    /** The alert after the metric was looked at again; empty where nothing is to be told. */
    Optional<Alert> after(Row row, Instant now) {
        int change = badness(row.level()) - badness(level);
        if (change == 0 || row.level().equals("learning")) {
            return Optional.empty();
        }
        What what = change > 0 ? What.WORSENED : alarming(row) ? What.EASED : What.CALMED;
        Alert seen = new Alert(
                id,
                version + 1,
                metric,
                row.level(),
                state,
                raisedAt,
                since,
                row.direction(),
                unit,
                latest(row),
                row.baseline(),
                row.signals(),
                row.contributions().isEmpty() ? contributions : row.contributions(),
                owner,
                with(new Step(now, "", what, row.level())));
        return Optional.of(seen);
    }

    /** Nobody has it in hand and it is over: it needs nobody's word. */
    boolean passed() {
        return owner == null && level.equals("green");
    }

    Alert acknowledged(String by, String nextOwner, Instant now) {
        String told = by.equals(nextOwner) ? "" : nextOwner;
        return moved(State.ACKNOWLEDGED, nextOwner, new Step(now, by, What.ACKNOWLEDGED, told));
    }

    /** Whoever explains it has it in hand, unless somebody has. */
    Alert explained(String by, String text, Instant now) {
        return moved(State.ACKNOWLEDGED, owner == null ? by : owner, new Step(now, by, What.EXPLAINED, text));
    }

    Alert resolved(String by, String note, Instant now) {
        return moved(State.RESOLVED, owner, new Step(now, by, What.RESOLVED, note));
    }

    private Alert moved(State next, @Nullable String nextOwner, Step step) {
        return new Alert(
                id,
                version + 1,
                metric,
                level,
                next,
                raisedAt,
                since,
                direction,
                unit,
                value,
                baseline,
                signals,
                contributions,
                nextOwner,
                with(step));
    }

    private List<Step> with(Step step) {
        var longer = new ArrayList<>(trail);
        longer.add(step);
        return longer;
    }
}
