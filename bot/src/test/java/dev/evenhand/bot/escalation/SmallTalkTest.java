package dev.evenhand.bot.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.escalation.Verdict.Chat;
import dev.evenhand.bot.escalation.Verdict.ToPeople;
import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.evaluation.QuestionFile;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SmallTalkTest {

    private final EscalationRules rules = new EscalationRules();

    @Test
    void aSetWrittenApartFromTheRulesIsUnderstoodButForAFew() throws IOException {
        var questions = questions("small-talk.csv");
        var missed = questions.stream()
                .filter(question -> !label(question.text()).equals(question.label()))
                .map(question -> question.text() + " is " + question.label() + ", not " + label(question.text()))
                .toList();
        assertThat(missed).as("of %d", questions.size()).hasSizeLessThanOrEqualTo(questions.size() / 20);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-questions.csv", "zh-questions.csv"})
    void ordinaryQuestionsAreLeftToTheArticles(String file) throws IOException {
        var questions = questions(file);
        var swallowed = questions.stream()
                .map(Question::text)
                .filter(text -> !label(text).equals("none"))
                .toList();
        assertThat(swallowed).as("of %d", questions.size()).hasSizeLessThanOrEqualTo(questions.size() / 50);
    }

    private static List<Question> questions(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(SmallTalkTest.class.getResourceAsStream("/" + file), file)) {
            return QuestionFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** The set calls everything that makes a person step in unasked a complaint. */
    private String label(String text) {
        var verdict = rules.judge(Heard.first(text));
        if (verdict instanceof Chat chat) {
            boolean about = chat.kind() == Verdict.Kind.BOT_QUESTION;
            return about ? "are_you_a_bot" : chat.kind().name().toLowerCase(Locale.ROOT);
        } else if (verdict instanceof ToPeople people) {
            return people.reason() == HandoffReason.CUSTOMER_ASKED ? "person" : "complaint";
        }
        return "none";
    }
}
