package dev.evenhand.metrics.history;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads CSV (RFC 4180) row by row: quotes, doubled quotes, line breaks within them; comma, semicolon or tab. */
final class CsvRows {
    private static final int LONGEST_ROW = 1 << 20;

    private final BufferedReader in;
    private final List<String> header;
    private final char separator;
    private long line;
    private long rowLine;

    CsvRows(BufferedReader in) throws IOException {
        this.in = in;
        String first = in.readLine();
        String head = first == null ? "" : first.replace("\uFEFF", "");
        this.separator = separator(head);
        this.line = 1;
        this.header = split(head).stream().map(String::strip).toList();
    }

    private static char separator(String head) {
        return head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
    }

    List<String> header() {
        return header;
    }

    /** The line the last row began in, counted from 1. */
    long line() {
        return rowLine;
    }

    /** Values by column of the next row that is not blank; null at the end. */
    @Nullable
    Map<String, String> next() throws IOException {
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            rowLine = ++line;
            if (!text.isBlank()) {
                return row(split(text));
            }
        }
        return null;
    }

    private Map<String, String> row(List<String> values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(header.size(), values.size()); i++) {
            row.put(header.get(i), values.get(i));
        }
        return row;
    }

    private List<String> split(String first) throws IOException {
        List<String> values = new ArrayList<>();
        StringBuilder value = new StringBuilder();
        String text = first;
        boolean quoted = false;
        for (int i = 0; ; i++) {
            if (i == text.length()) {
                String more = quoted && value.length() < LONGEST_ROW ? in.readLine() : null;
                if (more == null) {
                    values.add(value.toString());
                    return values;
                }
                line++;
                value.append('\n');
                text = more;
                i = -1;
                continue;
            }
            char c = text.charAt(i);
            if (quoted && c == '"' && i + 1 < text.length() && text.charAt(i + 1) == '"') {
                value.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                values.add(value.toString());
                value.setLength(0);
            } else {
                value.append(c);
            }
        }
    }
}
