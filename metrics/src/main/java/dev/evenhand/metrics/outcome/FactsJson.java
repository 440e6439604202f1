package dev.evenhand.metrics.outcome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON form of a row of facts, one object in one line, in which absent facts are left out. */
public final class FactsJson {
    static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxStringLength(8_192)
                    .maxNumberLength(64)
                    .build())
            .build();

    private FactsJson() {}

    /**
     * Reads a row strictly: unknown fields, wrong types, impossible values and missing required fields are all added to
     * {@code faults} under {@code line}.
     *
     * @return null if anything was wrong
     */
    public static @Nullable Facts read(byte[] json, long line, List<Fault> faults) {
        FactValues values = new FactsReader(line, faults).read(json);
        return values == null ? null : values.facts();
    }

    /**
     * The same of a row that comes from outside, ready to be stored: its close must not lie after {@code now}, by more than
     * clocks differ, and what was drawn must tell its probability.
     */
    public static @Nullable OutcomeRow row(byte[] json, Place place, List<Fault> faults) {
        FactValues values = new FactsReader(place.line, faults).read(json);
        if (values == null) {
            return null;
        }
        int before = faults.size();
        RowChecks.checkNew(values, place.now, (field, message) -> faults.add(new Fault(place.line, field, message)));
        return faults.size() > before ? null : OutcomeRow.of(values);
    }

    /** A line of a file, and when it is read. */
    public record Place(long line, Instant now) {}
}
