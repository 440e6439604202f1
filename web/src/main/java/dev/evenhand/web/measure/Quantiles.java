package dev.evenhand.web.measure;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The middle and the end of some measured times. */
final class Quantiles {
    private final List<Long> sorted;

    Quantiles(Collection<Long> values) {
        sorted = values.stream().sorted().toList();
    }

    int count() {
        return sorted.size();
    }

    /** 0 where nothing was measured. */
    long at(double share) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }

    /** Of nanoseconds, in milliseconds. */
    String millis() {
        return String.format(Locale.ROOT, "p50 %.1f ms, p99 %.1f ms", at(0.5) / 1e6, at(0.99) / 1e6);
    }
}
