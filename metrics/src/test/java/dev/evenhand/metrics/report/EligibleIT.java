package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Randomised;
import dev.evenhand.metrics.report.query.Eligible;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.LimitedRun;
import dev.evenhand.metrics.report.query.ReportQuery;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An experiment and like for like beside it: both of the contacts that could have been drawn. */
class EligibleIT {
    private static final Eligible ALL = new Eligible(List.of(), List.of(), List.of(), null);

    /** Drawn, at nine in the morning: 300 of 400 of the bot's are resolved, 320 of 400 of people's. */
    private static Contacts experiment() {
        return new Contacts()
                .add(300, row -> drawn(row, "bot_first").resolved(true))
                .add(100, row -> drawn(row, "bot_first").resolved(false))
                .add(320, row -> drawn(row, "human_first").resolved(true))
                .add(80, row -> drawn(row, "human_first").resolved(false));
    }

    private static Contacts.Row drawn(Contacts.Row row, String entry) {
        row.entry = entry;
        row.assignment = new Facts.Assignment("holdout", .5);
        return row;
    }

    /** All the bot's, all resolved: with them the bot would seem the better one. */
    private static Contacts with(UnaryOperator<Contacts.Row> shape) {
        return experiment().add(2000, row -> shape.apply(row).resolved(true));
    }

    private static Comparison.Metric fcr(Contacts contacts, Eligible eligible) throws Exception {
        ReportQuery query = Reports.query(Map.of(), Contacts.NOW).among(eligible);
        return Asking.ask(contacts, query, Reports::comparison).metrics().fcr();
    }

    private static void isOfTheDrawnOnly(Comparison.Metric fcr) {
        LikeForLike adjusted = Objects.requireNonNull(fcr.likeForLike());
        assertThat(adjusted.botFirst().n()).isEqualTo(400);
        assertThat(Objects.requireNonNull(adjusted.difference()).value()).isNegative();
        Randomised randomised = Objects.requireNonNull(fcr.randomised());
        assertThat(randomised.botFirst().n()).isEqualTo(400);
        assertThat(randomised.agrees())
                .as("of so few, too wide to agree with anything")
                .isNull();
    }

    @Test
    void contactsWhileNobodyWasOnDutyAreNotSetAgainstTheDrawn() throws Exception {
        isOfTheDrawnOnly(fcr(
                with(row -> {
                    row.startedAt = row.startedAt.plus(Duration.ofHours(12));
                    return row;
                }),
                ALL));
    }

    @Test
    void contactsOfAnotherTopicChannelOrLanguageAreNotEither() throws Exception {
        isOfTheDrawnOnly(fcr(
                with(row -> {
                    row.topic = "returns";
                    return row;
                }),
                new Eligible(List.of("delivery"), List.of(), List.of(), null)));
        isOfTheDrawnOnly(fcr(
                with(row -> {
                    row.channel = "mail";
                    return row;
                }),
                new Eligible(List.of(), List.of("web"), List.of(), null)));
        isOfTheDrawnOnly(fcr(
                with(row -> {
                    row.locale = null;
                    return row;
                }),
                new Eligible(List.of(), List.of(), List.of("en"), null)));
    }

    /** Drawn at 11 in Paris; a rule that was changed on the way had drawn some at 23, which are not of these hours. */
    @Test
    void hoursAreThoseOfTheZoneAndMayPassMidnight() throws Exception {
        Contacts late = with(row -> {
            Contacts.Row night = drawn(row, "bot_first");
            night.startedAt = row.startedAt.plus(Duration.ofHours(12));
            return night;
        });
        ZoneId paris = ZoneId.of("Europe/Paris");
        isOfTheDrawnOnly(fcr(late, new Eligible(List.of(), List.of(), List.of(), new Eligible.Hours(11, 12, paris))));
        assertThat(fcr(late, new Eligible(List.of(), List.of(), List.of(), new Eligible.Hours(22, 12, paris)))
                        .raw())
                .isEqualTo(fcr(late, ALL).raw());
    }

    @Test
    void contactsInAnHourInWhichOthersWereDrawnAreEligible() throws Exception {
        LikeForLike adjusted = Objects.requireNonNull(fcr(with(row -> row), ALL).likeForLike());
        assertThat(adjusted.botFirst().n()).isEqualTo(2400);
    }

    /** 400 of the bot's of another topic were drawn too, since a topic is known only afterwards; not so before the run. */
    @Test
    void contactsOfOtherTopicsAreNoPartOfARunThatIsAboutSome() throws Exception {
        Contacts contacts = with(row -> {
            drawn(row, "bot_first").topic = "returns";
            return row;
        });
        ReportQuery all = Reports.query(Map.of(), Contacts.NOW);
        LimitedRun run = new LimitedRun(Instant.EPOCH, Contacts.NOW, List.of("delivery"));
        LimitedRun later = new LimitedRun(Contacts.NOW.minusSeconds(1), Contacts.NOW, List.of("delivery"));

        assertThat(drawnOf(contacts, all)).isEqualTo(2400);
        assertThat(drawnOf(contacts, all.in(HouseRules.NONE, List.of(run)))).isEqualTo(400);
        assertThat(drawnOf(contacts, all.in(HouseRules.NONE, List.of(later)))).isEqualTo(2400);
        assertThat(drawnOf(contacts, all.among(new Eligible(List.of("delivery"), List.of(), List.of(), null))))
                .isEqualTo(400);
    }

    private static long drawnOf(Contacts contacts, ReportQuery query) throws Exception {
        Comparison comparison = Asking.ask(contacts, query, Reports::comparison);
        return Objects.requireNonNull(comparison.metrics().fcr().randomised())
                .botFirst()
                .n();
    }
}
