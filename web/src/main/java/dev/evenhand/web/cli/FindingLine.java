package dev.evenhand.web.cli;

import dev.evenhand.bot.knowledge.Finding;
import java.util.List;
import java.util.stream.Collectors;

/** What was found in articles, one finding a line: its place, its field, and what to do. */
final class FindingLine {
    private FindingLine() {}

    static String all(String before, List<Finding> findings) {
        return findings.stream().map(finding -> before + of(finding) + "\n").collect(Collectors.joining());
    }

    private static String of(Finding finding) {
        return place(finding) + (finding.field().isEmpty() ? "" : " " + finding.field()) + ": " + finding.message();
    }

    private static String place(Finding finding) {
        var entry = finding.entry();
        var line = finding.line();
        String where = entry == null ? "entry " + (finding.index() + 1) : entry;
        return line == null ? where : where + " (line " + line + ")";
    }
}
