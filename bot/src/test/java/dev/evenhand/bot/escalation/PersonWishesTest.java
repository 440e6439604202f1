package dev.evenhand.bot.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.evaluation.QuestionFile;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Hand-written wishes in both languages, plain, polite, misspelt and mixed, and sentences that share their words. */
class PersonWishesTest {

    private final EscalationRules rules = new EscalationRules();

    @Test
    void everyWishForAPersonIsHeard() throws IOException {
        assertThat(sentences("person")).hasSizeGreaterThan(60).allMatch(this::wished);
    }

    @Test
    void nothingElseIsTakenForOne() throws IOException {
        assertThat(sentences("none")).hasSizeGreaterThan(60).noneMatch(this::wished);
    }

    private boolean wished(String text) {
        return rules.judge(Heard.first(text)) instanceof Verdict.ToPeople people
                && people.reason() == HandoffReason.CUSTOMER_ASKED;
    }

    private static List<String> sentences(String label) throws IOException {
        return questions()
                .filter(question -> question.label().equals(label))
                .map(Question::text)
                .toList();
    }

    private static Stream<Question> questions() throws IOException {
        String file = "/person-wishes.csv";
        try (InputStream in = Objects.requireNonNull(PersonWishesTest.class.getResourceAsStream(file), file)) {
            return QuestionFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream();
        }
    }
}
