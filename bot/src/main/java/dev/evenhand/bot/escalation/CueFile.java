package dev.evenhand.bot.escalation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads one language's cues: sections of regular expressions with named pieces; a section is a piece of those below it. */
final class CueFile {

    private final Map<String, String> pieces = new HashMap<>();
    private final Map<String, StringBuilder> sections = new HashMap<>();
    private String section = "";

    private CueFile() {}

    /**
     * Reads {@code <language>.cues} beside this class.
     *
     * @throws IllegalStateException when a section is missing
     */
    static Map<Cue, Pattern> read(String language) {
        var file = new CueFile();
        lines(language + ".cues").forEach(file::take);
        var patterns = new EnumMap<Cue, Pattern>(Cue.class);
        for (var cue : Cue.values()) {
            var alternatives = file.sections.get(cue.section());
            if (alternatives == null) {
                throw new IllegalStateException(language + ".cues has no section [" + cue.section() + "]");
            }
            patterns.put(cue, Pattern.compile(alternatives.toString()));
        }
        return patterns;
    }

    private static List<String> lines(String name) {
        var in = Objects.requireNonNull(CueFile.class.getResourceAsStream(name), name);
        try (var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return reader.lines().collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private void take(String line) {
        if (line.isBlank() || line.startsWith("#")) {
            return;
        }
        if (line.startsWith("@")) {
            int equals = line.indexOf('=');
            pieces.put(
                    line.substring(1, equals).strip(),
                    filled(line.substring(equals + 1).strip()));
        } else if (line.startsWith("[")
                && line.endsWith("]")
                && Stream.of(Cue.values()).anyMatch(cue -> named(line, cue))) {
            section = line.substring(1, line.length() - 1);
        } else {
            var alternatives = sections.computeIfAbsent(section, name -> new StringBuilder());
            alternatives
                    .append(alternatives.isEmpty() ? "" : "|")
                    .append("(?:")
                    .append(filled(line))
                    .append(')');
        }
    }

    private static boolean named(String line, Cue cue) {
        return line.equals("[" + cue.section() + "]");
    }

    private String filled(String line) {
        String filled = line;
        for (var piece : pieces.entrySet()) {
            filled = filled.replace("{" + piece.getKey() + "}", piece.getValue());
        }
        for (var above : sections.entrySet()) {
            filled = filled.replace("{[" + above.getKey() + "]}", "(?:" + above.getValue() + ")");
        }
        return filled;
    }
}
