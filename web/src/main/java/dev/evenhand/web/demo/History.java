package dev.evenhand.web.demo;

import dev.evenhand.metrics.outcome.Facts;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Ninety days of an invented shop in which people are five points better than the bot on <em>every</em> topic, and the
 * bot looks better all the same, because it gets the easy questions.
 *
 * <p>The shares and success rates are those of the acceptance simulation in the measurement's definition. Deterministic:
 * the same end and seed make the same history. Every id begins with {@code synthetic-}.
 */
final class History {
    static final int DAYS = 90;
    private static final int CONTACTS_A_DAY = 110;
    /** Share of customers in the randomised experiment, and the chance of a member to meet people first. */
    private static final double IN_EXPERIMENT = 0.35;

    private static final double PEOPLE_FIRST_IN_EXPERIMENT = 0.5;
    /** Share of customers whom the draw sent to people first. */
    static final double DRAWN_TO_PEOPLE = IN_EXPERIMENT * PEOPLE_FIRST_IN_EXPERIMENT;

    private static final double PEOPLE_ARE_BETTER_BY = 0.05;

    /**
     * A topic of the shop.
     *
     * @param share of all contacts
     * @param botFirst share of them that meet the bot first
     * @param botSolves how often a contact that met the bot first is resolved
     * @param humanSeconds a person's median handle time
     */
    record Topic(String name, double share, double botFirst, double botSolves, double humanSeconds) {}

    private static final List<Topic> TOPICS = List.of(
            new Topic("delivery", .30, .90, .90, 210),
            new Topic("orders", .25, .85, .85, 240),
            new Topic("returns", .20, .70, .75, 300),
            new Topic("payment", .12, .50, .55, 380),
            new Topic("account", .08, .30, .40, 420),
            new Topic("warranty", .05, .20, .30, 560));

    private final SplittableRandom random;
    private final Instant end;
    private final List<Facts> facts = new ArrayList<>();
    private int customers;

    private History(Instant end, long seed) {
        this.end = end.truncatedTo(ChronoUnit.SECONDS);
        this.random = new SplittableRandom(seed);
    }

    /** Facts of all contacts that began in the ninety days before {@code end} and closed before it, oldest first. */
    static List<Facts> until(Instant end, long seed) {
        var history = new History(end, seed);
        for (var day = 0; day < DAYS; day++) {
            history.addDay(history.end.minus(DAYS - day, ChronoUnit.DAYS));
        }
        history.facts.sort((a, b) -> a.startedAt().compareTo(b.startedAt()));
        return List.copyOf(history.facts);
    }

    private void addDay(Instant day) {
        var busy = CONTACTS_A_DAY * volume(day) * (0.92 + 0.16 * random.nextDouble());
        for (var i = 0; i < busy; i++) {
            addFirstContact(day.plusSeconds(untilTheClockShows(hourOfTheDay(), day)));
        }
    }

    /** More on weekdays, a little more each week, and two fifths more on the days of the courier's trouble. */
    private double volume(Instant day) {
        var date = day.atOffset(ZoneOffset.UTC);
        var weekend = date.getDayOfWeek().getValue() >= 6 ? .62 : 1.12;
        var age = Duration.between(day, end).toDays();
        return weekend * (1.06 - .0013 * age) * (busy(day) ? 1.4 : 1);
    }

    /** Three days not long ago on which a courier was late: more questions, longer waits, more complaints. */
    private boolean busy(Instant day) {
        var age = Duration.between(day, end).toDays();
        return age >= 3 && age < 6;
    }

    /** Two humps, late morning and evening, as shops see them; 0 to 1 of a day. */
    private double hourOfTheDay() {
        var centre = random.nextDouble() < .6 ? .45 : .83;
        return Math.floorMod(Math.round((centre + random.nextGaussian() * .1) * 86_400), 86_400) / 86_400.0;
    }

    /** Days here begin when the demo did, shops at midnight. */
    private static long untilTheClockShows(double partOfTheDay, Instant day) {
        return Math.floorMod((long) (86_400 * partOfTheDay) - day.getEpochSecond(), 86_400L);
    }

    private void addFirstContact(Instant at) {
        var topic = drawTopic();
        var draw = new SyntheticContact.Draw("synthetic-customer-" + ++customers, topic.name(), at, false);
        var experiment = random.nextDouble() < IN_EXPERIMENT;
        var botFirst = random.nextDouble() < (experiment ? 1 - PEOPLE_FIRST_IN_EXPERIMENT : topic.botFirst());
        var success = random.nextDouble() < topic.botSolves() + (botFirst ? 0 : PEOPLE_ARE_BETTER_BY);
        var course = Course.draw(new Course.Given(botFirst, experiment, success, topic, waitFactor(at)), random);
        var left = new SyntheticContact(draw, course, random).facts();
        add(left);
        if (course.ending() == Course.Ending.UNRESOLVED && unheard(left)) {
            addReturn(draw, topic);
        }
    }

    private double waitFactor(Instant at) {
        return busy(at) ? 3 : 1;
    }

    private static boolean unheard(Facts left) {
        return left.survey() == null || left.survey().resolved() == null;
    }

    /** The same customer again, on the same topic, within the week: what an unresolved contact looks like. */
    private void addReturn(SyntheticContact.Draw first, Topic topic) {
        var later = first.at().plus(Duration.ofMinutes(180 + random.nextInt(8000)));
        var draw = new SyntheticContact.Draw(first.customer(), first.topic(), later, true);
        var given = new Course.Given(random.nextBoolean(), false, true, topic, waitFactor(later));
        add(new SyntheticContact(draw, Course.draw(given, random), random).facts());
    }

    private void add(Facts contact) {
        if (contact.closedAt().isBefore(end)) {
            facts.add(contact);
        }
    }

    private Topic drawTopic() {
        var draw = random.nextDouble();
        for (var topic : TOPICS) {
            draw -= topic.share();
            if (draw < 0) {
                return topic;
            }
        }
        return TOPICS.get(0);
    }
}
