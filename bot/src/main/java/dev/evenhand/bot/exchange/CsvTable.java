package dev.evenhand.bot.exchange;

import java.util.ArrayList;
import java.util.List;

/**
 * Comma-separated text as in RFC 4180: quoted fields may hold commas, doubled quotes and line breaks. Where a spreadsheet
 * parts fields by semicolons or tabs, as many do outside English, the first line shows it.
 */
public final class CsvTable {

    private static final String SEPARATORS = ",;\t";

    private final char separator;
    private final List<Line> records = new ArrayList<>();
    private List<String> fields = new ArrayList<>();
    private final StringBuilder field = new StringBuilder();
    private boolean quoted;
    private int line = 1;
    private int begun = 1;

    private CsvTable(char separator) {
        this.separator = separator;
    }

    /** The records, the header first; blank lines are left out. Nothing is refused: what is open or short is told. */
    public static List<Line> read(String text) {
        var table = new CsvTable(separator(text));
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) == '\n') {
                table.line++;
            }
            i += table.take(text.charAt(i), i + 1 < text.length() ? text.charAt(i + 1) : '\n');
        }
        table.endRecord();
        return table.records;
    }

    /** The first that occurs in the first line, for no column's name holds one. */
    private static char separator(String text) {
        return (char) text.lines()
                .filter(line -> !line.isBlank())
                .limit(1)
                .flatMapToInt(String::chars)
                .filter(letter -> SEPARATORS.indexOf(letter) >= 0)
                .findFirst()
                .orElse(',');
    }

    /** How many characters beyond this one were used. */
    private int take(char letter, char next) {
        if (quoted) {
            if (letter == '"' && next == '"') {
                field.append('"');
                return 1;
            }
            quoted = letter != '"';
            if (quoted) {
                field.append(letter);
            }
        } else if (letter == '"' && field.isEmpty()) {
            quoted = true;
        } else if (letter == separator) {
            endField();
        } else if (letter == '\n') {
            endRecord();
        } else if (letter != '\r') {
            field.append(letter);
        }
        return 0;
    }

    private void endField() {
        fields.add(field.toString());
        field.setLength(0);
    }

    private void endRecord() {
        endField();
        if (fields.size() > 1 || !fields.get(0).isBlank()) {
            records.add(new Line(begun, fields, !quoted));
        }
        fields = new ArrayList<>();
        begun = line;
    }

    /** A field as it has to be written. */
    static String field(String value) {
        boolean plain =
                value.chars().noneMatch(letter -> letter == '"' || letter == ',' || letter == '\n' || letter == '\r');
        return plain ? value : '"' + value.replace("\"", "\"\"") + '"';
    }

    /**
     * One record.
     *
     * @param number of the line on which it begins, counted from 1
     * @param closed whether each quote of it is
     */
    public record Line(int number, List<String> fields, boolean closed) {}
}
