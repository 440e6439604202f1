package dev.evenhand.metrics.report;

import dev.evenhand.metrics.outcome.Facts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Rows of facts for tests: long closed, one customer each, confirmed or denied in the survey. */
final class Contacts {
    static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    static final Instant START = Instant.parse("2026-10-01T09:00:00Z");

    /** A bot of which only the time it took is told, or not even that. */
    static Facts.Bot bot(@Nullable Double elapsedSeconds) {
        return new Facts.Bot(null, null, null, null, null, null, null, null, elapsedSeconds);
    }

    private final List<Facts> rows = new ArrayList<>();
    private int each = 1;

    /** A row that can still be changed. */
    static final class Row {
        int number;
        String entry = "bot_first";
        String customer = "";
        Instant startedAt = START;
        Duration lasted = Duration.ofMinutes(5);

        @Nullable
        String channel = "web";

        @Nullable
        String locale = "en";

        @Nullable
        String topic = "delivery";

        @Nullable
        Boolean returning = false;

        @Nullable
        Double confidence;

        Facts.Assignment assignment = new Facts.Assignment("rule", 1.0);

        @Nullable
        Integer customerMessages = 2;

        @Nullable
        String closedBy = "customer";

        @Nullable
        String verifiedBy;

        @Nullable
        String heldBy;

        Facts.@Nullable Bot bot;
        Facts.@Nullable Human human;
        Facts.@Nullable Handoff handoff;
        Facts.@Nullable Survey survey;
        Facts.@Nullable Contacts contacts;

        @Nullable
        Boolean complaint;

        Facts.@Nullable Sentiment sentiment;
        Facts.@Nullable Review review;

        Row resolved(boolean yes) {
            survey = new Facts.Survey(startedAt.plus(lasted), yes ? "yes" : "no", null, null, null, false);
            return this;
        }

        Row csat(@Nullable Integer stars) {
            survey = new Facts.Survey(startedAt.plus(lasted), null, stars, null, null, false);
            return this;
        }

        /** By a person; a bot that went first took no time, unless it is told otherwise. */
        Row handled(@Nullable Double seconds) {
            human = new Facts.Human("ana", "general", startedAt.plusSeconds(10), 2, 0, seconds, 0.0, "resolved");
            return this;
        }
    }

    /** So many rows in a row are of one customer from here on. */
    Contacts eachCustomerCame(int times) {
        each = times;
        return this;
    }

    Contacts add(int count, UnaryOperator<Row> shape) {
        for (int i = 0; i < count; i++) {
            int number = rows.size() + 1;
            Row row = new Row();
            row.number = number;
            row.customer = "k-" + (number - 1) / each;
            row = shape.apply(row);
            rows.add(facts("c-" + number, row));
        }
        return this;
    }

    /** {@code successes} of {@code n} contacts of one entry and topic. */
    Contacts counts(String entry, String topic, int successes, int n) {
        add(successes, row -> shaped(row, entry, topic).resolved(true));
        return add(n - successes, row -> shaped(row, entry, topic).resolved(false));
    }

    private static Row shaped(Row row, String entry, String topic) {
        row.entry = entry;
        row.topic = topic;
        return row;
    }

    List<Facts> rows() {
        return rows;
    }

    private static Facts facts(String conversation, Row row) {
        if (row.bot == null && row.human != null && row.entry.equals("bot_first")) {
            row.bot = bot(0.0);
        }
        Facts.First first = row.confidence == null ? null : new Facts.First("answer", row.confidence);
        return new Facts(
                conversation,
                row.customer,
                row.entry,
                row.startedAt,
                row.startedAt.plus(row.lasted),
                row.channel,
                row.locale,
                row.topic,
                row.returning,
                first,
                row.assignment,
                row.closedBy,
                row.customerMessages,
                row.verifiedBy,
                null,
                null,
                row.heldBy,
                1,
                row.bot,
                row.handoff,
                row.human,
                row.survey,
                row.sentiment,
                row.complaint,
                row.review,
                null,
                row.contacts);
    }

    /** Charig and others' kidney stones of 1986: open surgery as the bot. */
    static Contacts kidneyStones() {
        return new Contacts()
                .counts("bot_first", "small", 81, 87)
                .counts("bot_first", "large", 192, 263)
                .counts("human_first", "small", 234, 270)
                .counts("human_first", "large", 55, 80);
    }
}
