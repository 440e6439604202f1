package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.IsoTime;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How a file writes times, numbers and yes or no. What can be meant in two ways is refused, with the rule that settles it.
 *
 * @param zone of times that have no offset
 * @param decimal which sign begins a fraction
 */
record Notation(ZoneId zone, Decimal decimal) {
    static final Notation USUAL = new Notation(ZoneOffset.UTC, Decimal.UNTOLD);

    private static final List<String> YES = List.of("true", "t", "yes", "y", "1");
    private static final List<String> NO = List.of("false", "f", "no", "n", "0");
    private static final Pattern PLAIN = Pattern.compile("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?");
    /** Grouped by commas beyond doubt: in several groups, or with a point after them. */
    private static final Pattern GROUPED = Pattern.compile("-?\\d{1,3}((,\\d{3}){2,}(\\.\\d+)?|,\\d{3}\\.\\d+)");

    private static final Pattern POINT = Pattern.compile("-?\\d{1,3}(,\\d{3})+(\\.\\d+)?");
    private static final Pattern COMMA = Pattern.compile("-?(\\d+|\\d{1,3}(\\.\\d{3})+)(,\\d+)?");
    private static final Pattern LEADING_ZEROS = Pattern.compile("^(-?)0+(?=\\d)");
    /** {@code 2026-10-01 09:00:00}, which most files write and {@link IsoTime} reads much faster than a formatter. */
    private static final int USUAL_LENGTH = 19;

    private static final int SECONDS_AT = 16;

    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[' '][XXX][XX][X]")
            .toFormatter(Locale.ROOT)
            .withChronology(IsoChronology.INSTANCE)
            .withResolverStyle(ResolverStyle.STRICT);

    /** Which sign begins a fraction; where it is untold, only what is plain either way is read. */
    enum Decimal {
        UNTOLD,
        POINT,
        COMMA
    }

    /** A text that cannot be read, or in two ways; the message says which would be right. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1L;

        Unreadable(String message) {
            super(message);
        }
    }

    Notation in(ZoneId other) {
        return new Notation(other, decimal);
    }

    Notation with(Decimal other) {
        return new Notation(zone, other);
    }

    /** ISO 8601, also with a blank for the T; an hour that comes twice as clocks go back is taken for the first. */
    Instant time(String text) throws Unreadable {
        TemporalAccessor read;
        try {
            if (text.length() == USUAL_LENGTH && text.charAt(SECONDS_AT) == ':') {
                return placed(LocalDateTime.ofInstant(IsoTime.parse(text.replace(' ', 'T') + "Z"), ZoneOffset.UTC));
            }
            read = TIME.parseBest(text.replace(" UTC", "Z"), OffsetDateTime::from, LocalDateTime::from);
        } catch (DateTimeException unreadable) {
            throw new Unreadable("must be a time like 2026-10-01T09:00:00Z or 2026-10-01 09:00:00, from 1970 to 2199");
        }
        return read instanceof OffsetDateTime time ? time.toInstant() : placed(LocalDateTime.from(read));
    }

    private Instant placed(LocalDateTime local) throws Unreadable {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        if (offsets.isEmpty()) {
            throw new Unreadable("does not exist in " + zone + ", where clocks went forward; see tz in the mapping");
        }
        return local.toInstant(offsets.get(0));
    }

    /** As JSON writes it. */
    String number(String text) throws Unreadable {
        String number = plain(text.startsWith("+") ? text.substring(1) : text);
        return LEADING_ZEROS.matcher(number).replaceFirst("$1");
    }

    private String plain(String text) throws Unreadable {
        if (decimal == Decimal.COMMA) {
            if (COMMA.matcher(text).matches()) {
                return text.replace(".", "").replace(',', '.');
            }
            throw new Unreadable("must be a number like 12,5 or 1.234,5");
        }
        if (PLAIN.matcher(text).matches()) {
            return text;
        }
        if ((decimal == Decimal.POINT ? POINT : GROUPED).matcher(text).matches()) {
            return text.replace(",", "");
        }
        throw new Unreadable(
                decimal == Decimal.UNTOLD && COMMA.matcher(text).matches()
                        ? "has a comma; say in the mapping what it means: decimal = comma where 4,9 is 4.9,"
                                + " decimal = point where 1,234 is 1234"
                        : "must be a number like 12.5");
    }

    boolean flag(String text) throws Unreadable {
        String word = text.toLowerCase(Locale.ROOT);
        if (!YES.contains(word) && !NO.contains(word)) {
            throw new Unreadable("must be yes or no (true, t, y, 1; false, f, n, 0); for other words say in the mapping"
                    + " what they stand for: ? word=true word=false");
        }
        return YES.contains(word);
    }
}
