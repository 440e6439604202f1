package dev.evenhand.bot.judge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.judge.Transcript.Line;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TranscriptTest {

    @Test
    void botAndPersonReadTheSame() {
        var bot = new Told().customer("Where is it?").bot("On its way.").history();
        var person = new Told().customer("Where is it?").agent("On its way.").history();
        assertThat(Transcript.of(bot)).isEqualTo(Transcript.of(person));
        assertThat(Transcript.of(bot).lines())
                .containsExactly(new Line(true, "Where is it?"), new Line(false, "On its way."));
    }

    @Test
    void namesOfAgentsAreHidden() {
        var history = new Told()
                .agent("Hello, Mia here, Mia Novak. Miami is far.")
                .customer("Thank you, Mia!")
                .history();
        assertThat(Transcript.of(history).lines())
                .extracting(Line::text)
                .containsExactly("Hello, [name] here, [name]. Miami is far.", "Thank you, [name]!");
    }

    @Test
    void aVerdictIsReadAlsoOutOfAFence() {
        var grade = VerdictText.read("```json\n{\"resolved\": \"no\", \"reason\": \"It was\\nput off.\"}\n```", null);
        assertThat(grade.verdict()).isEqualTo(Verdict.NO);
        assertThat(grade.reason()).isEqualTo("It was put off.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "yes",
                "[]",
                "null",
                "{\"resolved\":true,\"reason\":\"r\"}",
                "{\"resolved\":\"YES\",\"reason\":\"r\"}",
                "{\"resolved\":\"yes\"}",
                "{\"resolved\":\"yes\",\"reason\":1}",
                "{\"resolved\":\"yes\",\"reason\":\"r\",\"state\":\"verified\"}",
                "{\"resolved\":\"yes\",\"reason\":\"r\"} {\"resolved\":\"yes\",\"reason\":\"r\"}",
                "Sure: {\"resolved\":\"yes\",\"reason\":\"r\"}"
            })
    void anythingElseCannotTell(String answer) {
        assertThat(VerdictText.read(answer, null).verdict()).isEqualTo(Verdict.CANNOT_TELL);
    }
}
