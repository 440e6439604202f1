package dev.evenhand.bot.knowledge;

import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * What an import did.
 *
 * @param imported articles taken in
 * @param replaced articles that stood before and were changed or removed
 * @param version that serves now, such as {@code kb-4}
 * @param locales what serves, by language
 * @param warnings nothing that stopped the import
 * @param changes what it made different, or would
 */
public record ImportReport(
        int imported,
        int replaced,
        String version,
        Map<String, Shelf> locales,
        List<Finding> warnings,
        Changes changes) {

    public ImportReport {
        locales = Map.copyOf(locales);
        warnings = List.copyOf(warnings);
    }

    /** With warnings in other words, such as another language's. */
    public ImportReport saying(UnaryOperator<String> words) {
        var said = warnings.stream().map(warning -> warning.saying(words)).toList();
        return new ImportReport(imported, replaced, version, locales, said, changes);
    }
}
