package dev.evenhand.web.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The most memory this process and those it started have held, as Linux counts it. */
final class ResidentMemory {
    private ResidentMemory() {}

    /** Such as {@code java 700 MB, redis-server 380 MB}; or that it is not known here. */
    static String peaks() {
        String known = Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .map(ResidentMemory::peak)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        return known.isEmpty() ? "unknown here" : known;
    }

    private static String peak(ProcessHandle process) {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        try (Stream<String> lines = Files.lines(status)) {
            var values = lines.filter(line -> line.startsWith("Name:") || line.startsWith("VmHWM:"))
                    .map(line -> line.replaceAll("^\\w+:\\s*|\\s*kB$", ""))
                    .toList();
            return values.size() == 2 ? values.get(0) + " " + Long.parseLong(values.get(1)) / 1_000 + " MB" : "";
        } catch (IOException elsewhere) {
            return "";
        }
    }
}
