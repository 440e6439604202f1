package dev.evenhand.metrics.definition;

import java.util.List;
import java.util.Optional;

/** Every definition there has been; a report may be asked for under any of them. */
public final class Definitions {
    public static final Definition CURRENT = FirstDefinition.DEFINITION;
    public static final List<Definition> ALL = List.of(CURRENT, Variants.STRICT, Variants.ANY_TOPIC);

    private Definitions() {}

    public static Optional<Definition> of(String version) {
        return ALL.stream()
                .filter(definition -> definition.version().equals(version))
                .findFirst();
    }
}
