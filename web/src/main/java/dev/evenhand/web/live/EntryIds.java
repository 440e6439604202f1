package dev.evenhand.web.live;

import java.util.Comparator;
import java.util.regex.Pattern;

/** The order of entry ids: milliseconds, then a sequence within. */
final class EntryIds {
    static final Comparator<String> ORDER =
            Comparator.comparingLong(EntryIds::millis).thenComparingLong(EntryIds::sequence);
    private static final Pattern FORM = Pattern.compile("\\d{1,18}(-\\d{1,18})?");

    private EntryIds() {}

    static boolean isOne(String id) {
        return FORM.matcher(id).matches();
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
