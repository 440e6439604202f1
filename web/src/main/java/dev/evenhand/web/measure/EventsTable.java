package dev.evenhand.web.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The outcomes as open help desks keep them in a row store, one table of events with name, value, conversation, user and
 * time, and the reports' questions put to it.
 */
final class EventsTable {
    /** The indexes such a table usually has are made after the rows are in. */
    static final String CREATE =
            """
            DROP SCHEMA IF EXISTS evenhand_measure CASCADE;
            CREATE SCHEMA evenhand_measure;
            CREATE TABLE events (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name TEXT NOT NULL,
              value DOUBLE PRECISION, conversation_id BIGINT NOT NULL, user_id BIGINT, created_at TIMESTAMP NOT NULL);
            """;

    static final String INDEX =
            """
            CREATE INDEX ON events (name, created_at);
            CREATE INDEX ON events (conversation_id);
            CREATE INDEX ON events (user_id);
            ANALYZE events;
            """;

    static final String DROP = "DROP SCHEMA evenhand_measure CASCADE;\n";

    private static final String AGENT = "(hash(human_agent) >> 1)::BIGINT";
    private static final String CUSTOMER = "(hash(customer) >> 1)::BIGINT";

    /** Name, value, user, time and condition of each kind of event, over the view's rows. */
    private static final List<List<String>> KINDS = List.of(
            List.of("opened", "(entry = 'bot_first')::INT", CUSTOMER, "started_at", "true"),
            List.of("topic", "hash(topic) % 1000000", CUSTOMER, "started_at", "topic IS NOT NULL"),
            List.of("first_reply", "first_reply_seconds", "NULL", "started_at", "first_reply_seconds IS NOT NULL"),
            List.of("bot_time", "bot_elapsed_seconds", "NULL", "closed_at", "bot_elapsed_seconds IS NOT NULL"),
            List.of("handoff", "enum_code(handoff_reason)", "NULL", "handoff_requested_at", "handed_off"),
            List.of("assigned", "wait_seconds", AGENT, "handoff_accepted_at", "handoff_accepted_at IS NOT NULL"),
            List.of("agent_time", "staff_seconds", AGENT, "closed_at", "staff_seconds IS NOT NULL"),
            List.of("closed", "customer_seconds", CUSTOMER, "closed_at", "true"),
            List.of("solved", "(survey_resolved = 'yes')::INT", CUSTOMER, "closed_at", "survey_resolved IS NOT NULL"),
            List.of("csat", "survey_csat", CUSTOMER, "closed_at", "survey_csat IS NOT NULL"));

    private static final String CONVERSATIONS =
            """
            WITH conversation AS (SELECT conversation_id,
                max(value) FILTER (WHERE name = 'opened') AS bot_first,
                max(user_id) FILTER (WHERE name = 'opened') AS customer,
                min(created_at) FILTER (WHERE name = 'opened') AS opened,
                max(created_at) FILTER (WHERE name = 'closed') AS closed,
                max(value) FILTER (WHERE name = 'topic') AS topic,
                max(value) FILTER (WHERE name = 'csat') AS csat,
                max(value) FILTER (WHERE name = 'solved') AS solved,
                sum(value) FILTER (WHERE name IN ('bot_time', 'agent_time')) AS handle
              FROM events GROUP BY conversation_id),
            linked AS (SELECT *, lead(opened) OVER same AS next, lag(closed) OVER same AS previous
              FROM conversation WINDOW same AS (PARTITION BY customer, topic ORDER BY opened)),
            first AS (SELECT *, coalesce(next > closed + INTERVAL '7 days', true)
                AND coalesce(solved = 1 OR csat >= 4, true) AS success
              FROM linked WHERE closed < now() AT TIME ZONE 'UTC' - INTERVAL '7 days'
                AND coalesce(previous + INTERVAL '7 days' < opened, true))
            """;

    /** By the name of the report that asks the same. */
    static final Map<String, String> QUESTIONS = questions();

    private EventsTable() {}

    private static Map<String, String> questions() {
        Map<String, String> questions = new LinkedHashMap<>();
        questions.put(
                "comparison",
                CONVERSATIONS
                        + "SELECT bot_first, topic, count(*), count(*) FILTER (WHERE success), count(csat),"
                        + " count(*) FILTER (WHERE csat >= 4), avg(handle), stddev(handle),"
                        + " percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY handle)"
                        + " FROM first GROUP BY GROUPING SETS ((bot_first), (bot_first, topic))");
        questions.put(
                "trend",
                CONVERSATIONS
                        + "SELECT opened::DATE, bot_first, count(*), count(*) FILTER (WHERE success) FROM first GROUP BY 1, 2");
        questions.put(
                "agents",
                CONVERSATIONS
                        + "SELECT user_id, count(*), count(*) FILTER (WHERE success), avg(value) FROM events"
                        + " JOIN first USING (conversation_id) WHERE name = 'agent_time' GROUP BY 1");
        questions.put(
                "reasons",
                "SELECT h.value, count(*), avg(a.value), percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY a.value)"
                        + " FROM events h LEFT JOIN events a ON a.conversation_id = h.conversation_id AND a.name = 'assigned'"
                        + " WHERE h.name = 'handoff' GROUP BY 1");
        questions.put(
                "measures",
                "SELECT o.value, e.name, count(*), avg(e.value), stddev(e.value),"
                        + " percentile_cont(ARRAY[0.5, 0.9]) WITHIN GROUP (ORDER BY e.value) FROM events e JOIN events o"
                        + " ON o.conversation_id = e.conversation_id AND o.name = 'opened' WHERE e.name IN ('assigned',"
                        + " 'first_reply', 'closed', 'agent_time', 'bot_time') GROUP BY 1, 2");
        return questions;
    }

    /** Writes the events of the view's rows to a file of comma-separated values; for the view. */
    static String export(String file) {
        var kinds = KINDS.stream()
                .map(kind -> "SELECT '" + kind.get(0) + "' AS name, (" + kind.get(1)
                        + ")::DOUBLE AS value, conversation_key AS conversation_id, " + kind.get(2)
                        + " AS user_id, " + kind.get(3)
                        + " AS created_at FROM labelled(INTERVAL '7 days', now()::TIMESTAMP) WHERE " + kind.get(4))
                .toList();
        return "COPY (" + String.join(" UNION ALL ", kinds) + ") TO '" + file + "' (FORMAT csv, HEADER false)";
    }

    /** Reads that file into the table; for {@code psql}. */
    static String load(String file) {
        return "\\copy events (name, value, conversation_id, user_id, created_at) FROM '" + file + "' (FORMAT csv)\n";
    }
}
