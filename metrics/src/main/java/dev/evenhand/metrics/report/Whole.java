package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.report.query.StratumKey;
import dev.evenhand.metrics.report.rows.Drawable;
import dev.evenhand.metrics.report.rows.Grouping;
import dev.evenhand.metrics.report.rows.Lengths;
import dev.evenhand.metrics.report.rows.Sql;
import dev.evenhand.metrics.report.rows.Together;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.store.Kept;
import dev.evenhand.metrics.store.Line;
import dev.evenhand.metrics.store.OutcomeView;
import dev.evenhand.metrics.store.Snapshot;
import io.vertx.core.Future;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The comparison that is asked most, of all there ever was by who went first: everything {@link Gathering} and {@link Holdout}
 * ask one by one, out of one state of the view.
 */
final class Whole {
    private static final String ENTRY = "entry::VARCHAR";
    private static final String PROBABILITY = "assignment_probability::VARCHAR";
    private static final String CUSTOMER = "customer_key::VARCHAR";

    private static final Grouping PARTS = Circle.ALL.parts();
    private static final Grouping TIMES =
            ofCounted(List.of(ENTRY, Lengths.HANDLE.slot().name()), List.of(Spreads.TIMES));
    private static final Grouping DRAWN = new Grouping(
            Spreads.DRAWN,
            Tally.COUNTED + " AND " + Spreads.DRAWN,
            List.of(ENTRY, "(customer_key >> 1)::BIGINT", Lengths.HANDLE.seconds()),
            List.of(Spreads.TIMES));
    private static final Grouping ASSIGNED =
            new Grouping(Drawable.RANDOMISED, Drawable.RANDOMISED, List.of(ENTRY, PROBABILITY), Tally.SUMS);

    private static final Grouping ASSIGNED_SURVEY = ofRandomised(SurveyClasses.keys(ENTRY), Tally.SURVEY);
    private static final Grouping ASSIGNED_TIMES =
            ofRandomised(List.of(ENTRY, Lengths.HANDLE.slot().name()), List.of(Spreads.TIMES));

    private static final Grouping AGAIN = Circle.ALL.again();
    /** Of those who were drawn by lot, what counts; how many they are is asked apart, since all their contacts tell that. */
    private static final Grouping CUSTOMERS =
            ofRandomised(List.of(ENTRY, PROBABILITY, CUSTOMER), CustomerSums.OF_METRICS);

    private static Grouping ofCounted(List<String> keys, List<Sum> sums) {
        return new Grouping(Grouping.ALL, Tally.COUNTED, keys, sums);
    }

    private static Grouping ofRandomised(List<String> keys, List<Sum> sums) {
        return new Grouping(Drawable.RANDOMISED, Tally.COUNTED + " AND " + Drawable.RANDOMISED, keys, sums);
    }

    private final Together together;

    private Whole(Together together) {
        this.together = together;
    }

    /** What a comparison is made of. */
    record Found(List<Cells.Group> groups, Gathering.Extras extras, Holdout.Drawn drawn) {}

    /** What one look tells; {@code times} is empty where the rows must tell the spread of handle times. */
    private record Looked(
            List<Cells.Group> groups,
            Map<String, Side.Repeats> repeats,
            StrataSurvey survey,
            Optional<Times> times,
            Holdout.Drawn holdout) {}

    private record Times(StrataTimes strata, List<Line> drawn, Kept kept) {}

    /** Empty where the rows must tell. */
    static Future<Optional<Found>> found(OutcomeView view, Sql cohort, Strata strata, Gathering rows) {
        return ready(view, cohort, strata)
                .compose(ready -> view.look(snapshot -> looked(snapshot, cohort, strata)))
                .compose(looked -> looked.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : times(new Spreads(view, cohort, "entry"), looked.get().times)
                                .orElseGet(() -> rows.times(strata.keys))
                                .map(times -> Optional.of(found(looked.get(), times))));
    }

    /** After a change of the books all readers ask at once what one would ask in turn. */
    private static Future<Boolean> ready(OutcomeView view, Sql cohort, Strata strata) {
        return view.look(snapshot -> !snapshot.kept().blank())
                .compose(known -> known
                        ? Future.succeededFuture(true)
                        : Future.all(Stream.of(
                                                strata.groups(),
                                                strata.survey(),
                                                strata.times(),
                                                PARTS,
                                                TIMES,
                                                ASSIGNED,
                                                ASSIGNED_SURVEY,
                                                ASSIGNED_TIMES)
                                        .map(grouping ->
                                                view.look(snapshot -> Together.ready(snapshot, cohort, grouping)))
                                        .toList())
                                .map(true));
    }

    /** The keys of the comparison, by which its groups are told apart after who went first. */
    record Strata(List<StratumKey> keys, ReportQuery.Cohort cohort) {
        private Grouping groups() {
            return Grouping.of(
                    Stream.concat(Stream.of(ENTRY), StrataSql.columns(keys, cohort).stream())
                            .toList(),
                    Tally.SUMS);
        }

        private Grouping survey() {
            return ofCounted(StrataSurvey.columns(ENTRY, keys, cohort), Tally.SURVEY);
        }

        private Grouping times() {
            return ofCounted(StrataTimes.columns(ENTRY, keys, cohort), List.of(Spreads.TIMES));
        }

        private Cells.Group group(Line line) {
            return new Cells.Group(String.valueOf(line.text(0)), StrataSql.values(keys, line), Tally.of(line));
        }
    }

    private static Found found(Looked looked, Gathering.Times times) {
        return new Found(looked.groups, new Gathering.Extras(looked.repeats, looked.survey, times), looked.holdout);
    }

    private static Optional<Future<Gathering.Times>> times(Spreads spreads, Optional<Times> times) {
        return times.map(known -> spreads.spreads(known.strata.whole(), known.drawn, known.kept)
                .map(found -> new Gathering.Times(known.strata, found)));
    }

    private static Optional<Looked> looked(Snapshot snapshot, Sql cohort, Strata strata) throws SQLException {
        Grouping groups = strata.groups();
        Grouping survey = strata.survey();
        Grouping times = strata.times();
        Optional<Together> together = Together.of(
                snapshot,
                cohort,
                List.of(groups, survey, times, PARTS, TIMES, DRAWN, ASSIGNED, ASSIGNED_SURVEY, ASSIGNED_TIMES),
                List.of(AGAIN, CUSTOMERS));
        if (together.isEmpty()) {
            return Optional.empty();
        }
        Whole whole = new Whole(together.get());
        return Optional.of(new Looked(
                together.get().lines(groups).stream().map(strata::group).toList(),
                Circle.ALL.customers(together.get()),
                StrataSurvey.of(strata.keys, together.get().lines(survey)),
                whole.times(strata.keys, times),
                whole.holdout()));
    }

    private Optional<Times> times(List<StratumKey> keys, Grouping binned) throws SQLException {
        Optional<Map<String, Quantiles>> quantiles =
                Quantiles.ofCounts(together.lines(TIMES, Together.Only.NOTHING_LEFT_OUT));
        Optional<Together.Only> drawn = quantiles.flatMap(known -> Spreads.drawnFrom(known.values()));
        if (drawn.isEmpty()) {
            return Optional.empty();
        }
        StrataTimes strata =
                StrataTimes.of(keys, quantiles.orElseThrow(), together.lines(binned, Together.Only.NOTHING_LEFT_OUT));
        return Optional.of(new Times(strata, together.lines(DRAWN, drawn.get()), together.kept()));
    }

    private Holdout.Drawn holdout() throws SQLException {
        List<Holdout.Contacts> contacts = together.lines(ASSIGNED).stream()
                .map(line -> new Holdout.Contacts(draw(line), Tally.of(line)))
                .sorted(Comparator.comparing(
                                (Holdout.Contacts one) -> one.draw().entry())
                        .thenComparing(one -> one.draw().probability()))
                .toList();
        List<Holdout.Customers> customers = together.totalsWithNewcomers(Holdout.CUSTOMERS, CUSTOMERS).stream()
                .map(line ->
                        new Holdout.Customers(draw(line), line.whole(0), CustomerSums.repeats(Holdout.CUSTOMERS, line)))
                .toList();
        Map<String, Quantiles> times = Quantiles.ofTenths(together.lines(ASSIGNED_TIMES));
        return Holdout.drawn(
                contacts, customers, new Holdout.Beside(SurveyClasses.of(together.lines(ASSIGNED_SURVEY)), times));
    }

    private static Holdout.Draw draw(Line line) {
        return new Holdout.Draw(String.valueOf(line.text(0)), Double.parseDouble(Objects.requireNonNull(line.text(1))));
    }
}
