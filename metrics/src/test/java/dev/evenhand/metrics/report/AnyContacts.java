package dev.evenhand.metrics.report;

import dev.evenhand.metrics.outcome.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Rows of every kind, the same for the same seed. */
final class AnyContacts {
    private static final List<String> GRADES = List.of("yes", "no", "cannot_tell");

    private final Random random;
    private final int customers;
    private final Map<String, Instant> closed = new HashMap<>();

    private AnyContacts(long seed, int customers) {
        this.random = new Random(seed);
        this.customers = customers;
    }

    /** 900 of so many customers. */
    static Contacts of(long seed, int customers) {
        AnyContacts any = new AnyContacts(seed, customers);
        return new Contacts().add(900, any::row);
    }

    private Contacts.Row row(Contacts.Row row) {
        boolean drawn = random.nextInt(3) > 0;
        boolean bot = random.nextDouble() < (drawn ? 0.7 : 0.5);
        row.entry = bot ? "bot_first" : "human_first";
        row.assignment = new Facts.Assignment(drawn ? "holdout" : "rule", drawn ? (bot ? 0.7 : 0.3) : 1.0);
        row.customer = "k" + random.nextInt(customers);
        row.startedAt = Contacts.START.plus(Duration.ofMinutes(75L * row.number));
        row.topic = List.of("delivery", "refund", "login").get(random.nextInt(3));
        row.channel = random.nextBoolean() ? "web" : "mail";
        row.returning = random.nextBoolean();
        row.confidence = random.nextDouble();
        row.customerMessages = random.nextInt(12);
        row.closedBy = random.nextInt(4) == 0 ? "timeout" : "customer";
        row.complaint = random.nextBoolean() ? random.nextBoolean() : null;
        row.sentiment = random.nextBoolean() ? new Facts.Sentiment(random.nextDouble() - 1, random.nextDouble()) : null;
        Instant before = closed.put(row.customer, row.startedAt.plus(row.lasted));
        boolean again = customers < 1000 || random.nextInt(4) == 0;
        row.contacts = before == null && !again
                ? null
                : new Facts.Contacts(
                        again ? row.startedAt.plus(Duration.ofHours(random.nextInt(600) + 1L)) : null,
                        again ? row.startedAt.plus(Duration.ofHours(random.nextInt(600) + 1L)) : null,
                        before,
                        null);
        return reviewed(answered(worked(row, bot)));
    }

    private Contacts.Row worked(Contacts.Row row, boolean bot) {
        if (bot) {
            Double seconds = random.nextInt(10) == 0 ? null : (Double) (random.nextDouble() * 100);
            String version = "kb-" + (1 + row.number / 300);
            row.bot = new Facts.Bot(version, null, null, null, null, null, null, null, seconds);
        }
        if (!bot || random.nextInt(3) == 0) {
            Instant queued = row.startedAt.plusSeconds(20);
            row.handoff = new Facts.Handoff(
                    queued,
                    bot ? List.of("customer_asked", "low_confidence").get(random.nextInt(2)) : null,
                    queued,
                    random.nextInt(5) == 0 ? null : queued.plusSeconds(random.nextInt(60)),
                    null);
            Double seconds = random.nextInt(10) == 0 ? null : (Double) (random.nextDouble() * 400);
            row.human = new Facts.Human(
                    row.number % 3 == 0 ? "ben" : "ana",
                    row.number % 2 == 0 ? "general" : "orders",
                    row.startedAt.plusSeconds(10),
                    2,
                    0,
                    seconds,
                    0.0,
                    "resolved");
        }
        return row;
    }

    private Contacts.Row answered(Contacts.Row row) {
        int kind = random.nextInt(4);
        if (kind > 0) {
            boolean spoke = kind > 1;
            row.survey = new Facts.Survey(
                    row.startedAt.plusSeconds(200),
                    spoke ? (random.nextInt(3) > 0 ? "yes" : "no") : null,
                    spoke ? (Integer) (1 + random.nextInt(5)) : null,
                    spoke ? (Integer) random.nextInt(11) : null,
                    spoke ? (Integer) (1 + random.nextInt(7)) : null,
                    false);
        }
        return row;
    }

    /** Half of them by the judge, every third of these by a manager, who mostly agrees. */
    private static Contacts.Row reviewed(Contacts.Row row) {
        if (row.number % 2 == 0) {
            String grade = GRADES.get(row.number / 2 % 3);
            String audit = row.number % 10 == 0 ? "yes" : grade;
            row.review = new Facts.Review(grade, "m-1", row.number % 3 == 0 ? audit : null);
        }
        return row;
    }
}
