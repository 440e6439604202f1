package dev.evenhand.metrics.outcome;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
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

    /** The same, ready to be stored. */
    public static @Nullable OutcomeRow row(byte[] json, long line, List<Fault> faults) {
        FactValues values = new FactsReader(line, faults).read(json);
        return values == null ? null : OutcomeRow.of(values);
    }
}
