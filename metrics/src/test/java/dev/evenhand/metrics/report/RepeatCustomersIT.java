package dev.evenhand.metrics.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.report.answer.Arm;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.Difference;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Listing;
import dev.evenhand.metrics.report.answer.Raw;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.answer.Working;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Wilson;
import dev.evenhand.metrics.store.MemoryView;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

/** Customers who come several times are one opinion each, wherever a figure is told. */
@NullUnmarked
class RepeatCustomersIT {
    private static final int CUSTOMERS = 40;
    private static final int TIMES = 5;

    /** Each of 40 customers a side five times, and always with the same outcome: half of them content, half not. */
    private static Contacts regulars() {
        Contacts contacts = new Contacts();
        for (String entry : new String[] {"bot_first", "human_first"}) {
            contacts.add(CUSTOMERS * TIMES, row -> again(row, entry));
        }
        return contacts;
    }

    private static Contacts.Row again(Contacts.Row row, String entry) {
        return again(row, entry, CUSTOMERS);
    }

    private static Contacts.Row again(Contacts.Row row, String entry, int customers) {
        int place = (row.number - 1) % (customers * TIMES);
        int visit = place / customers;
        boolean content = place % customers < customers / 2;
        row.entry = entry;
        row.customer = entry + place % customers;
        row.startedAt = Contacts.START.plus(Duration.ofMinutes(6L * visit));
        row.contacts = new Facts.Contacts(
                visit < TIMES - 1 ? row.startedAt.plus(Duration.ofMinutes(6)) : null,
                null,
                visit > 0 ? row.startedAt.minus(Duration.ofMinutes(1)) : null,
                null);
        row.complaint = !content;
        row.handoff = new Facts.Handoff(row.startedAt, content ? "customer_asked" : "low_confidence", null, null, null);
        row.handled(content ? 100.0 : 200.0);
        row.survey = new Facts.Survey(row.startedAt, content ? "yes" : "no", content ? 5 : 1, null, null, false);
        return row;
    }

    /** The interval 40 independent answers would have. */
    private static final Interval FORTY =
            Wilson.interval(new Proportion(CUSTOMERS / 2, CUSTOMERS)).orElseThrow();

    private static void isOfForty(Arm arm) {
        assertThat(arm.n()).isEqualTo(200);
        assertThat(arm.low()).isCloseTo(FORTY.low(), within(1e-9));
        assertThat(arm.high()).isCloseTo(FORTY.high(), within(1e-9));
    }

    private static double width(Difference difference) {
        return difference.high() - difference.low();
    }

    private static <R, T> T first(Listing<R> listing, Function<R, T> read) {
        return read.apply(listing.rows().get(0));
    }

    @Test
    void inTheLinesOfTopics() throws Exception {
        Comparison answer = Asking.ask(regulars(), Map.of(), Reports::comparison);
        Comparison.TopicLine line = answer.topics().get(0);
        isOfForty(((Raw.ByEntry) line.fcr().raw()).botFirst());
        assertThat(line.p()).isEqualTo(1);
        assertThat(Asking.ask(regulars(), Map.of(), Reports::topics).rows()).isEqualTo(answer.topics());
    }

    @Test
    void inTheMantelHaenszelLineAndTheHandleTimesLikeForLike() throws Exception {
        Comparison.Metrics metrics =
                Asking.ask(regulars(), Map.of(), Reports::comparison).metrics();
        LikeForLike fcr = Objects.requireNonNull(metrics.fcr().likeForLike());
        Difference pooled = Objects.requireNonNull(fcr.mantelHaenszel());
        assertThat(width(pooled)).isCloseTo(width(Objects.requireNonNull(fcr.difference())), within(1e-9));
        assertThat(width(pooled)).isGreaterThan(.4);
        LikeForLike aht = Objects.requireNonNull(metrics.aht().likeForLike());
        assertThat(width(Objects.requireNonNull(aht.difference())))
                .isCloseTo(
                        width(Objects.requireNonNull(
                                ((Raw.ByEntry) metrics.aht().raw()).difference())),
                        within(.5));
    }

    @Test
    void inTheLists() throws Exception {
        isOfForty(first(Asking.ask(regulars(), Map.of(), Reports::trend), Rows.Period::botFirst));
        Map<String, String> people = Map.of("entry", "human_first");
        isOfForty(first(Asking.ask(regulars(), people, Reports::heatmap), Rows.Hour::figure));
        isOfForty(first(Asking.ask(regulars(), people, Reports::agents), Rows.Agent::csat));
        Rows.Channel web =
                Asking.ask(regulars(), people, Reports::channels).rows().get(0);
        isOfForty(web.fcr());
        isOfForty(web.complaints());
        for (Rows.Reason reason :
                Asking.ask(regulars(), Map.of(), Reports::reasons).rows()) {
            isOfForty(reason.share());
        }
    }

    /** Who always comes on the same channel is one opinion about it; whose contacts are spread evenly tells with each. */
    @Test
    void inTheSharesOfChannels() throws Exception {
        Contacts faithful = new Contacts().add(CUSTOMERS * TIMES, row -> {
            again(row, "human_first").channel = Boolean.TRUE.equals(row.complaint) ? "web" : "mail";
            return row;
        });
        List<Rows.Channel> two =
                Asking.ask(faithful, Map.of(), Reports::channels).rows();
        assertThat(two).extracting(Rows.Channel::channel).containsExactly("mail", "web");
        two.forEach(channel -> isOfForty(channel.share()));

        Contacts even = new Contacts().add(CUSTOMERS * TIMES, row -> {
            again(row, "human_first").channel = (row.number - 1) / CUSTOMERS % 2 == 0 ? "web" : "mail";
            return row;
        });
        Arm.Rate web = first(Asking.ask(even, Map.of(), Reports::channels), Rows.Channel::share);
        assertThat(web.value()).isEqualTo(.6);
        assertThat(web.high() - web.low())
                .isLessThan(
                        Wilson.interval(new Proportion(60, 100)).orElseThrow().width());
    }

    /** Of customers who said nothing each is one opinion, whatever they may have meant. */
    @Test
    void inThePartThatRestsOnSilence() throws Exception {
        Contacts silent = new Contacts().add(CUSTOMERS * TIMES, row -> {
            again(row, "human_first");
            row.survey = Boolean.TRUE.equals(row.complaint) ? row.survey : null;
            return row;
        });
        Arm.Rate fcr = (Arm.Rate)
                first(Asking.ask(silent, Map.of("entry", "human_first"), Reports::heatmap), Rows.Hour::figure);
        Arm.Bounds part = Objects.requireNonNull(fcr.assumedInterval());
        assertThat(fcr.assumed()).isEqualTo(.5);
        assertThat(part.low()).isCloseTo(FORTY.low(), within(1e-9));
        assertThat(part.high()).isCloseTo(FORTY.high(), within(1e-9));
    }

    /** More contacts than are grouped customer by customer: a topic, a day or a channel takes the design effect of its side. */
    @Test
    void inGroupsOfSoManyContactsThatTheyTakeTheirSidesEffect() throws Exception {
        int customers = (int) GroupedRepeats.MOST_EXACT / TIMES + CUSTOMERS;
        Contacts many = new Contacts().add(customers * TIMES, row -> {
            again(row, "human_first", customers).topic = row.customer.hashCode() % 2 == 0 ? "delivery" : "returns";
            return row;
        });
        try (MemoryView view = new MemoryView().add(many.rows())) {
            sideEffects(view);
            sideEffects(view.booked(Contacts.NOW));
        }
    }

    private static void sideEffects(MemoryView view) {
        ReportQuery query = Reports.query(Map.of(), Contacts.NOW);
        for (Comparison.TopicLine line :
                Asking.ask(view, query, Reports::topics).rows()) {
            isOfAFifth(((Raw.ByEntry) line.fcr().raw()).humanFirst());
        }
        isOfAFifth(first(Asking.ask(view, query, Reports::trend), Rows.Period::humanFirst));
        isOfAFifth(first(Asking.ask(view, query, Reports::heatmap), Rows.Hour::figure));
        isOfAFifth(first(Asking.ask(view, query, Reports::agents), Rows.Agent::csat));
        Rows.Channel web = Asking.ask(view, query, Reports::channels).rows().get(0);
        isOfAFifth(web.complaints());
        isOfAFifth(web.share());
    }

    /** Five contacts of each customer, always with the same outcome. */
    private static void isOfAFifth(Arm arm) {
        double n = arm.n();
        Interval fifth = Wilson.interval(arm.value(), n / TIMES);
        assertThat(n).isGreaterThan(1000);
        assertThat(arm.low()).isCloseTo(fifth.low(), within(1e-9));
        assertThat(arm.high()).isCloseTo(fifth.high(), within(1e-9));
    }

    /** Who waits as long each time is one opinion about the line: a minute or three, of 40 customers. */
    @Test
    void inTheWaitsByReason() throws Exception {
        Contacts waiting = new Contacts().add(CUSTOMERS * TIMES, row -> {
            long wait = Boolean.TRUE.equals(again(row, "bot_first").complaint) ? 180 : 60;
            row.handoff = new Facts.Handoff(
                    row.startedAt, "customer_asked", row.startedAt, row.startedAt.plusSeconds(wait), null);
            return row;
        });
        Arm.Seconds waited = first(Asking.ask(waiting, Map.of(), Reports::reasons), Rows.Reason::waited);
        assertThat(waited.n()).isEqualTo(200);
        assertThat(waited.value()).isEqualTo(120);
        assertThat(waited.high()).isCloseTo(120 + 2.022691 * 60 / Math.sqrt(CUSTOMERS - 1), within(1e-4));
        Map<String, String> asked = Map.of("figure", "wait", "by", "reason", "of", "customer_asked");
        Working.Line line = Asking.ask(waiting, asked, Reports::working).lines().get(0);
        assertThat(line.figure()).isEqualTo(waited);
        assertThat(Objects.requireNonNull(Objects.requireNonNull(line.numbers()).customers())
                        .count())
                .isEqualTo(CUSTOMERS);
    }

    @Test
    void inTheMeasures() throws Exception {
        var measures = Asking.ask(regulars(), Map.of(), Reports::measures).rows();
        for (String name : new String[] {"fcr_customer", "fcr_net", "complaints"}) {
            Rows.Measure measure = measures.stream()
                    .filter(one -> one.name().equals(name))
                    .findFirst()
                    .orElseThrow();
            isOfForty(measure.botFirst());
            assertThat(width(Objects.requireNonNull(measure.difference()))).isGreaterThan(.4);
        }
    }

    /** All 200 contacts of 40 customers: five each, without a doubt. */
    @Test
    void theContactRateIsAMeanOverCustomers() throws Exception {
        Map<String, String> bots = Map.of("entry", "bot_first");
        Arm.Plain rate =
                Asking.ask(regulars(), bots, Reports::channels).rows().get(0).contactRate();
        assertThat(rate.n()).isEqualTo(CUSTOMERS);
        assertThat(rate.value()).isEqualTo(5.0);
        assertThat(rate.low()).isEqualTo(5.0);
        Contacts more = regulars().add(40, row -> row);
        Arm.Plain mixed =
                Asking.ask(more, bots, Reports::channels).rows().get(0).contactRate();
        assertThat(mixed.value()).isEqualTo(3.0);
        assertThat(mixed.low()).isCloseTo(3 - 1.990450 * 2 / Math.sqrt(79), within(1e-5));
    }
}
