package dev.evenhand.bot.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.escalation.Verdict.ToPeople;
import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.evaluation.QuestionFile;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wishes for a person, threats and complaints in many wordings, and harmless sentences that come near them. */
class EscalationWordingsTest {

    private final EscalationRules rules = new EscalationRules();

    @ParameterizedTest
    @CsvSource({"person, 100", "complaint, 50", "none, 60"})
    void eachIsTakenForWhatItIs(String label, int fewest) throws IOException {
        var sentences = sentences(label);
        assertThat(sentences).hasSizeGreaterThan(fewest);
        assertThat(sentences)
                .allSatisfy(text -> assertThat(heard(text)).as(text).isEqualTo(label));
    }

    private String heard(String text) {
        if (rules.judge(Heard.first(text)) instanceof ToPeople people) {
            return people.reason() == HandoffReason.CUSTOMER_ASKED ? "person" : "complaint";
        }
        return "none";
    }

    private static List<String> sentences(String label) throws IOException {
        String file = "/escalation-wordings.csv";
        try (InputStream in = Objects.requireNonNull(EscalationWordingsTest.class.getResourceAsStream(file), file)) {
            return QuestionFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .filter(question -> question.label().equals(label))
                    .map(Question::text)
                    .toList();
        }
    }
}
