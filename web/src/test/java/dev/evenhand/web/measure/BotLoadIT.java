package dev.evenhand.web.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.conversation.HandoffReason;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BotLoadIT {

    @TempDir
    private Path directory = Path.of("");

    /** A crowd far beyond what a slow machine answers: the rest must go to people, not wait in silence. */
    @Test
    void everyQuestionOfACrowdIsAnsweredOrHandedOff() throws Exception {
        var result = new BotLoadMeasurement(directory, System.out).seen(150, 2).result();

        assertThat(result.ended()).isEqualTo(result.asked()).isEqualTo(300);
        assertThat(result.times("no end")).isZero();
        assertThat(result.times(BotLoad.handedOff(HandoffReason.BOT_ERROR))).isZero();
        assertThat(result.times("answered")).isPositive();
    }
}
