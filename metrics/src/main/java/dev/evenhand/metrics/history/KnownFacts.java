package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.FactField;
import dev.evenhand.metrics.outcome.OutcomeRow;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** In how many rows each fact is known: a rule that finds nothing shows here before it is missed in a report. */
final class KnownFacts {
    private final long[] rows = new long[FactField.ALL.size()];

    void add(List<OutcomeRow> batch) {
        BitSet known = new BitSet(rows.length);
        for (OutcomeRow row : batch) {
            known.clear();
            row.facts().addPlaces(known);
            known.stream().forEach(place -> rows[place]++);
        }
    }

    /** By path, in the order of the columns; 0 of those nobody knows. */
    Map<String, Long> told() {
        Map<String, Long> told = new LinkedHashMap<>();
        for (int place = 0; place < rows.length; place++) {
            FactField field = FactField.ALL.get(place);
            if (field.own()) {
                told.put(field.path(), rows[place]);
            }
        }
        return Collections.unmodifiableMap(told);
    }
}
