package dev.evenhand.bot.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class QuestionFileTest {

    @Test
    void quotesCommasAndLineBreaksBelongToTheSentence() {
        var questions = QuestionFile.read(
                "\uFEFFid,Label,sentence\r\n1,refund,\"Money, please: \"\"now\"\"\nthanks\"\r\n2,none,hello\r\n\r\n");

        assertThat(questions)
                .containsExactly(
                        new Question("Money, please: \"now\"\nthanks", "refund"), new Question("hello", "none"));
    }

    @Test
    void spreadsheetsPartFieldsBySemicolonsOrTabs() {
        assertThat(QuestionFile.read("label;sentence\nrefund;Money, please\n"))
                .containsExactly(new Question("Money, please", "refund"));
        assertThat(QuestionFile.read("label\tsentence\nrefund\tMoney; now\n"))
                .containsExactly(new Question("Money; now", "refund"));
    }

    @Test
    void aQuoteThatIsLeftOpenIsNamedWithItsLine() {
        assertThatThrownBy(() -> QuestionFile.read("sentence,label\nhello,x\n\"and so on,y\nbye,z\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("line 3");
    }

    @Test
    void aMissingColumnIsNamed() {
        assertThatThrownBy(() -> QuestionFile.read("sentence,other\nhello,x\n"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("label");
    }

    @Test
    void anEmptyFileIsRefused() {
        assertThatThrownBy(() -> QuestionFile.read("")).hasMessageContaining("empty");
    }
}
