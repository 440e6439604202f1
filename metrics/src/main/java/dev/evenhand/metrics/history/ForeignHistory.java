package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.FactsJson;
import dev.evenhand.metrics.outcome.Fault;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns another system's export, CSV or JSON lines, into a file of facts. Every bad row is told with its own line; if there
 * is one, nothing comes of it.
 */
public final class ForeignHistory {
    private static final int LISTED = 1_000;
    private static final Pattern MARKED = Pattern.compile("'+[-=+@\\t\\r]");

    private final Mapping mapping;
    private final Instant now = Instant.now();
    private final List<Fault> faults = new ArrayList<>();
    private long more;
    private long skipped;
    private long written;

    private ForeignHistory(Mapping mapping) {
        this.mapping = mapping;
    }

    /** Names of the systems whose exports are known: {@code chatwoot}, {@code intercom}, {@code zendesk}. */
    public static List<String> presets() {
        return Mapping.PRESETS.stream().sorted().toList();
    }

    /**
     * How a file is to be read.
     *
     * @param csv or else JSON lines
     * @param preset one of {@link #presets}; null for none
     * @param mapping text of a mapping of one's own; null for none; without either, columns are named as the facts are
     */
    public record Form(boolean csv, @Nullable String preset, @Nullable String mapping) {
        private Mapping rules() {
            return mapping != null ? Mapping.read(mapping) : preset != null ? Mapping.preset(preset) : Mapping.own();
        }
    }

    /** So many rows were made into facts, and so many were no outcome yet. */
    public record Converted(long rows, long skipped) {}

    /**
     * Converts {@code from} into {@code to}.
     *
     * @throws ImportRefused if a row is wrong
     * @throws IllegalArgumentException if the mapping is, naming the line
     */
    public static Converted convert(Path from, Path to, Form form) throws IOException {
        ForeignHistory history = new ForeignHistory(rules(form));
        long rows;
        try (BufferedReader in = Files.newBufferedReader(from, StandardCharsets.UTF_8);
                BufferedWriter out = Files.newBufferedWriter(to, StandardCharsets.UTF_8)) {
            rows = form.csv ? history.csv(in, out, form) : history.lines(in, out);
        } catch (java.nio.charset.MalformedInputException notText) {
            throw new ImportRefused(List.of(new Fault(1, "", "the file is not UTF-8 text")), 0);
        }
        if (!history.faults.isEmpty()) {
            throw new ImportRefused(history.faults, history.more);
        }
        return new Converted(rows, history.skipped);
    }

    private static Mapping rules(Form form) {
        try {
            return form.rules();
        } catch (Mapping.BadMapping bad) {
            throw new IllegalArgumentException(bad.getMessage(), bad);
        }
    }

    private long csv(BufferedReader in, BufferedWriter out, Form form) throws IOException {
        CsvRows rows = new CsvRows(in, fault -> list(List.of(fault)));
        list(wrong(new Header(rows.header(), mapping), form));
        if (!faults.isEmpty()) {
            return 0;
        }
        long made = 0;
        boolean ours = form.mapping == null && form.preset == null;
        for (Map<String, String> row = rows.next(); row != null; row = rows.next()) {
            if (ours) {
                row.replaceAll((column, value) -> unmarked(value));
            }
            made += make(row, rows.line(), out);
        }
        return made;
    }

    /** Without the apostrophe that our export puts before what a spreadsheet would take for a formula. */
    private static String unmarked(String value) {
        return MARKED.matcher(value).lookingAt() ? value.substring(1) : value;
    }

    /** Which columns a preset finds depends on who exported them. */
    private static List<Fault> wrong(Header header, Form form) {
        Stream<Fault> named = form.mapping != null
                ? header.missing()
                : form.preset == null ? header.strange() : Stream.<Fault>empty();
        return Stream.concat(header.twice(), named).toList();
    }

    private long lines(BufferedReader in, BufferedWriter out) throws IOException {
        long made = 0;
        long number = 0;
        for (String text = in.readLine(); text != null; text = in.readLine()) {
            number++;
            if (!text.isBlank()) {
                made += line(text, number, out);
            }
        }
        return made;
    }

    private int line(String text, long number, BufferedWriter out) throws IOException {
        Map<String, String> row;
        try {
            row = FlatJson.read(text);
        } catch (IOException unreadable) {
            list(List.of(new Fault(number, "", "is no JSON object: " + unreadable.getMessage())));
            return 0;
        }
        return make(row, number, out);
    }

    private int make(Map<String, String> row, long number, BufferedWriter out) throws IOException {
        if (mapping.skips(row)) {
            skipped++;
            return 0;
        }
        List<Fault> own = new ArrayList<>();
        String json = new MappedRow(mapping, row, number, own).json();
        if (own.isEmpty()) {
            FactsJson.row(json.getBytes(StandardCharsets.UTF_8), new FactsJson.Place(number, now), own);
        }
        if (own.isEmpty()) {
            write(json, number, out);
            return 1;
        }
        list(own);
        return 0;
    }

    /** In the line it came from, so that whatever is said of it later names that line; blank ones are passed over. */
    private void write(String json, long number, BufferedWriter out) throws IOException {
        for (; written < number - 1; written++) {
            out.newLine();
        }
        out.write(json);
        out.newLine();
        written++;
    }

    private void list(List<Fault> found) {
        int room = Math.min(found.size(), LISTED - faults.size());
        faults.addAll(found.subList(0, room));
        more += found.size() - room;
    }
}
