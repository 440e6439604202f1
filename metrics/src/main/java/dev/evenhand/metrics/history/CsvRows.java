package dev.evenhand.metrics.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.evenhand.metrics.outcome.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads CSV (RFC 4180) row by row; comma, semicolon or tab, whichever the header has.
 *
 * <p>Strict, for a slip in the quotes can swallow thousands of rows and still look like a file: a quote that is not closed,
 * text after a closing one, and a row with more or fewer fields than the header are faults, never guessed at.
 */
final class CsvRows {
    /** Beyond this a quote was forgotten rather than a text written. */
    private static final int LONGEST_VALUE = 1 << 20;

    private static final int LONGEST_HEADER = 1 << 16;
    private static final CsvFactory CSV = CsvFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_VALUE)
                    .build())
            .enable(CsvParser.Feature.WRAP_AS_ARRAY)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .build();

    private final CsvParser parser;
    private final Consumer<Fault> faults;
    private final List<String> header;
    private long line = 1;
    private boolean broken;

    /** Reads the header; what is wrong with it or with any row is told to {@code faults}. */
    CsvRows(BufferedReader in, Consumer<Fault> faults) throws IOException {
        this.faults = faults;
        char separator = separator(in);
        this.header = new ArrayList<>();
        this.parser = CSV.createParser(in);
        parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
        parser.nextToken();
        List<String> names = values();
        if (names != null) {
            names.forEach(name -> header.add(name.strip()));
        }
    }

    /** Of the first line, which is left unread; a byte order mark is passed over. */
    private static char separator(BufferedReader in) throws IOException {
        in.mark(1);
        if (in.read() != '\uFEFF') {
            in.reset();
        }
        in.mark(LONGEST_HEADER);
        char[] text = new char[LONGEST_HEADER];
        String head = new String(text, 0, Math.max(0, in.read(text)))
                .lines()
                .findFirst()
                .orElse("");
        in.reset();
        return head.indexOf('\t') >= 0 ? '\t' : head.indexOf(';') >= 0 && head.indexOf(',') < 0 ? ';' : ',';
    }

    List<String> header() {
        return List.copyOf(header);
    }

    /** The line the last row began in, counted from 1. */
    long line() {
        return line;
    }

    /** Values by column of the next sound row that is not blank; null at the end, or where nothing more can be read. */
    @Nullable
    Map<String, String> next() throws IOException {
        for (List<String> values = values(); values != null; values = values()) {
            if (values.size() == header.size()) {
                return row(values);
            }
            faults.accept(new Fault(
                    line,
                    "",
                    "has " + values.size() + " fields where the header has " + header.size()
                            + "; put a value that has the separator in it into quotes"));
        }
        return null;
    }

    private Map<String, String> row(List<String> values) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int i = 0; i < values.size(); i++) {
            row.put(header.get(i), values.get(i));
        }
        return row;
    }

    private @Nullable List<String> values() throws IOException {
        List<String> values = new ArrayList<>(header.size());
        try {
            if (broken || parser.nextToken() != JsonToken.START_ARRAY) {
                return null;
            }
            line = parser.currentLocation().getLineNr();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                values.add(parser.getText());
            }
            return values;
        } catch (JsonProcessingException slip) {
            broken = true;
            String column = values.size() < header.size() ? header.get(values.size()) : "";
            faults.accept(new Fault(
                    line,
                    column,
                    "is not sound CSV: " + slip.getOriginalMessage()
                            + "; close each quote and double those within a value. Nothing after it was read"));
            return null;
        }
    }
}
