package dev.evenhand.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Ranking;
import dev.evenhand.bot.retrieval.corpus.Language;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What evaluation asks is read as the bot reads it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FirstMessageTest {

    private final FirstMessage firstMessage = new FirstMessage();
    private final Index index;

    FirstMessageTest(@TempDir Path directory) {
        var edition = new SampleBot(directory).edition();
        index = Objects.requireNonNull(edition.indexes().get(Language.ENGLISH));
    }

    @Test
    void whatIsToldBeforeAQuestionDoesNotHideIt() {
        var message = "We moved to a new flat with a tiny kitchen. Who gets to see my card details?";

        assertThat(index.rank(message).answers()).isFalse();
        assertThat(asked(message).answers()).isTrue();
        assertThat(best(asked(message))).isEqualTo("payment-security");
    }

    @Test
    void whatMayHaveToBeAnsweredAsWellSpeaksAgainstIt() {
        var ranking = asked("I paid twice. How long does delivery take?");

        assertThat(best(ranking)).isEqualTo("delivery-time");
        assertThat(ranking.answers()).isFalse();
    }

    @Test
    void whatIsSureAsAWholeIsTakenAsAWhole() {
        assertThat(asked("Hello, how long does delivery take? Many thanks"))
                .isEqualTo(index.rank("how long does delivery take?"));
    }

    private Ranking asked(String message) {
        return firstMessage.rank(message, index);
    }

    private static String best(Ranking ranking) {
        return ranking.candidates().get(0).articleId();
    }
}
