package dev.evenhand.metrics.store;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Rows whose every fact is drawn by lot, the contradictory ones included; the same seed gives the same rows,
 * and an even one such as tell of every survey that it was offered.
 */
final class RandomRows {
    private static final int DAYS = 100;

    private RandomRows() {}

    /** A column of table {@code fact}. */
    record Column(String name, String type, boolean required) {}

    /** A select of facts numbered from {@code first}, in the order of the columns. */
    static String select(List<Column> columns, long first, long count, long seed) {
        StringJoiner values = new StringJoiner(", ");
        for (int place = 0; place < columns.size(); place++) {
            Column column = columns.get(place);
            String lot = "(hash(i, " + seed + ", " + place + ") >> 1)::BIGINT";
            String value = value(column, lot);
            String sometimes =
                    "CASE WHEN hash(i, " + place + ", " + seed + ", 9) % 5 < 2 THEN NULL ELSE " + value + " END";
            boolean always = column.required || (seed % 2 == 0 && column.name.equals("survey_offered_at"));
            values.add((always ? value : sometimes) + " AS " + column.name);
        }
        return "SELECT " + values + " FROM range(" + first + ", " + (first + count) + ") AS r(i)";
    }

    private static String value(Column column, String lot) {
        return switch (column.name) {
            case "conversation_key" -> "i";
            case "conversation" -> "'c-' || i";
            case "customer" -> "'k-' || i // 2 * (" + lot + " % 3)";
            case "version", "contacts_sequence" -> "1";
            case "closed_at" -> "started_at + to_seconds(" + lot + " % 90000 - 60)";
            case "next_contact_at", "next_same_topic_at", "previous_closed_at", "previous_same_topic_closed_at" ->
                "started_at + to_milliseconds((" + lot + " % 20 - 10) * 86399999)";
            case "assignment_probability" -> "(1 + " + lot + " % 4) / 4.0";
            case "first_confidence" -> lot + " % 101 / 100.0";
            case "survey_csat" -> "1 + " + lot + " % 5";
            default -> byType(column.type, lot);
        };
    }

    private static String byType(String type, String lot) {
        if (type.startsWith("ENUM")) {
            String words = type.substring("ENUM".length());
            List<String> codes = new ArrayList<>(
                    List.of(words.substring(1, words.length() - 1).split(", ")));
            return "[" + String.join(", ", codes) + "][1 + " + lot + " % " + codes.size() + "]";
        }
        return switch (type) {
            case "TIMESTAMP" ->
                "TIMESTAMP '2026-08-12' + to_milliseconds((" + lot + " % " + DAYS + ") * 86400000 + " + lot
                        + " // 100 % 86400000)";
            case "BOOLEAN" -> lot + " % 2 = 0";
            case "DOUBLE" -> lot + " % 400000 / 1000.0";
            case "INTEGER" -> lot + " % 3";
            default -> "'" + type.charAt(0) + "' || " + lot + " % 3";
        };
    }
}
