package dev.evenhand.bot.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.bot.learning.Lesson.Kind;
import dev.evenhand.bot.retrieval.Reputation.Vote;
import dev.evenhand.bot.retrieval.calibration.Candidate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VotesTest {

    private static final List<Candidate> CANDIDATES =
            List.of(new Candidate("refund", 0.8, Map.of()), new Candidate("return", 0.15, Map.of()));

    @Test
    void aCustomersVerdictIsAboutTheArticleThatAnswered() {
        assertThat(votes(Kind.SOLVED, "return", "return")).containsExactly(new Vote("return", 0.15, true, 1));
        assertThat(votes(Kind.UNSOLVED, "refund", null)).containsExactly(new Vote("refund", 0.8, false, 1));
        assertThat(votes(Kind.RETURNED, "refund", null)).containsExactly(new Vote("refund", 0.8, false, 1));
    }

    @Test
    void aCorrectionIsAboutTheLikeliestArticleOfTodayAsWell() {
        assertThat(votes(Kind.CORRECTED, "return", "refund"))
                .containsExactly(new Vote("refund", 0.8, true, 1), new Vote("return", 0.15, false, 1));
        assertThat(votes(Kind.CORRECTED, null, null)).containsExactly(new Vote("refund", 0.8, false, 1));
        assertThat(votes(Kind.CORRECTED, null, "refund")).containsExactly(new Vote("refund", 0.8, true, 1));
    }

    @Test
    void anArticleThatIsNoCandidateAnyMoreHasNothingToLearn() {
        assertThat(votes(Kind.UNSOLVED, "gone", null)).isEmpty();
    }

    @Test
    void aQuestionWithoutAnAnswerSaysNothingOfAnArticle() {
        assertThat(Votes.says(lesson(Kind.UNANSWERED, null, null))).isFalse();
    }

    @Test
    void whatIsThreeMonthsOldCountsHalfAndAReturnLess() {
        var today = LocalDate.parse("2026-10-01");

        assertThat(Votes.weight(lesson(Kind.UNSOLVED, "refund", null), today)).isEqualTo(1);
        assertThat(Votes.weight(lesson(Kind.UNSOLVED, "refund", null), today.plusDays(90)))
                .isEqualTo(0.5, within(1e-12));
        assertThat(Votes.weight(lesson(Kind.RETURNED, "refund", null), today)).isEqualTo(0.3);
    }

    private static List<Vote> votes(Kind kind, @Nullable String answeredBy, @Nullable String right) {
        return Votes.of(lesson(kind, answeredBy, right), CANDIDATES);
    }

    private static Lesson lesson(Kind kind, @Nullable String answeredBy, @Nullable String right) {
        return new Lesson("c-1", 1, Instant.parse("2026-10-01T09:00:00Z"), "en", "my money", answeredBy, right, kind);
    }
}
