package dev.evenhand.bot.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SubstitutionTest {
    private static final List<String> PHRASES = Stream.concat(
                    Stream.of("How do I close my account?", "Close the old account"),
                    Stream.iterate(0, i -> i < 60, i -> i + 1).map(i -> "how do I order number " + i))
            .toList();
    private static final List<String> WORDS = List.of("account", "orchestra", "volcano");

    private final Substitution substitution = new Substitution(PHRASES, WORDS);

    @Test
    void aTellingWordGivesWayToOneThatNoPhraseHas() {
        assertThat(substitution.of("How do I close my account?"))
                .isIn(
                        "how do i orchestra my account?",
                        "how do i volcano my account?",
                        "how do i close my orchestra?",
                        "how do i close my volcano?");
    }

    @Test
    void whatSaysLittleByItselfStays() {
        assertThat(substitution.of("how do I order number 7")).isEqualTo("how do I order number 7");
    }

    @Test
    void withoutForeignWordsNothingChanges() {
        assertThat(new Substitution(PHRASES, List.of("account")).of("Close the old account"))
                .isEqualTo("Close the old account");
    }

    @Test
    void theSentenceModelKnowsWordsEnoughAndNoPieces() {
        assertThat(OnnxEncoder.english().words())
                .hasSizeGreaterThan(5_000)
                .contains("elephant", "orchestra")
                .doesNotContain("the", "##ing")
                .allMatch(word -> OnnxEncoder.english().knows(word));
    }
}
