package dev.evenhand.web.cli;

import dev.evenhand.bot.retrieval.encoder.Progress;
import java.io.PrintStream;
import java.util.Locale;

/** Long work, told on one line of a terminal that is written over as it goes on. */
final class ProgressLine {
    private ProgressLine() {}

    static Progress on(PrintStream out) {
        return (stage, done, total) -> show(out, stage.name().toLowerCase(Locale.ROOT), done, total);
    }

    /** Shows every hundredth part and the end; a total of 0 is not known. */
    static void show(PrintStream out, String step, long done, long total) {
        var every = Math.max(1, total / 100);
        if (total == 0) {
            out.printf("\r%s %,d", step, done);
        } else if (done == total) {
            out.printf("\r%s %,d of %,d%n", step, done, total);
        } else if (done % every == 0) {
            out.printf("\r%s %,d of %,d", step, done, total);
        }
    }
}
