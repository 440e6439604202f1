package dev.evenhand.web.live;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.regex.Pattern;

/** The order of entry ids: milliseconds, then a sequence within. */
final class EntryIds {
    static final Comparator<String> ORDER =
            Comparator.comparingLong(EntryIds::millis).thenComparingLong(EntryIds::sequence);
    /** How far the store's clock may be ahead of ours. */
    private static final Duration MOST_SKEW = Duration.ofMinutes(10);

    private static final Pattern FORM = Pattern.compile("\\d{1,18}(-\\d{1,18})?");

    private EntryIds() {}

    /** Whether it has the form of one and is of no time to come; with such a one a reader would wait for ever. */
    static boolean mayBeOne(String id, Instant now) {
        return FORM.matcher(id).matches() && millis(id) <= now.plus(MOST_SKEW).toEpochMilli();
    }

    private static long millis(String id) {
        int dash = id.indexOf('-');
        return Long.parseLong(dash < 0 ? id : id.substring(0, dash));
    }

    private static long sequence(String id) {
        int dash = id.indexOf('-');
        return dash < 0 ? 0 : Long.parseLong(id.substring(dash + 1));
    }
}
