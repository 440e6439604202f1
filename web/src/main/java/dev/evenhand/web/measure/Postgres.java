package dev.evenhand.web.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A PostgreSQL database, spoken to through its own {@code psql}, which has to be on the path. */
final class Postgres {
    private static final Pattern TIME = Pattern.compile("^Time: ([0-9.]+) ms");
    private static final String SETTINGS =
            """
            \\set ON_ERROR_STOP on
            \\set QUIET on
            \\pset format unaligned
            \\pset tuples_only on
            SET search_path TO evenhand_measure;
            """;

    private final String url;

    /** Of an address such as {@code postgresql://user:password@host:5432/database}. */
    Postgres(String url) {
        this.url = url;
    }

    /** Runs statements and answers the lines that came back; fails with what the database said. */
    List<String> run(String script) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("psql", "--no-psqlrc", url).redirectErrorStream(true);
        builder.environment().putAll(Map.of("LC_ALL", "C", "PGOPTIONS", "-c client_min_messages=warning"));
        Process process = builder.start();
        try (var in = process.getOutputStream()) {
            in.write((SETTINGS + script).getBytes(StandardCharsets.UTF_8));
        }
        List<String> lines = new ArrayList<>();
        try (var reader = process.inputReader(StandardCharsets.UTF_8)) {
            reader.lines().forEach(lines::add);
        }
        if (process.waitFor() != 0) {
            throw new IOException("PostgreSQL refused: " + String.join(" ", lines));
        }
        return lines;
    }

    /** How long a question takes each time, in nanoseconds on the client's clock; the answers are thrown away. */
    List<Long> times(String question, int times) throws IOException, InterruptedException {
        var script = "\\o /dev/null\n\\timing on\n" + (question + ";\n").repeat(times);
        List<Long> nanos = new ArrayList<>();
        for (String line : run(script)) {
            Matcher time = TIME.matcher(line);
            if (time.find()) {
                nanos.add((long) (Double.parseDouble(time.group(1)) * 1e6));
            }
        }
        return nanos;
    }
}
