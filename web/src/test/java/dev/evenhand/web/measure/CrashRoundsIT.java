package dev.evenhand.web.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few of the rounds that {@code measure crash} runs many of. */
class CrashRoundsIT {
    @TempDir
    Path directory;

    @Test
    void whoeverIsKilledLeavesEveryChatWithOneHolder() throws Exception {
        var told = new ByteArrayOutputStream();
        boolean right = new CrashRounds(directory, new PrintStream(told, true, StandardCharsets.UTF_8)).run(2);

        assertThat(right).as(told.toString(StandardCharsets.UTF_8)).isTrue();
    }
}
