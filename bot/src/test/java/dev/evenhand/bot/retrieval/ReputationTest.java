package dev.evenhand.bot.retrieval;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.bot.retrieval.Reputation.Vote;
import dev.evenhand.bot.retrieval.calibration.Candidate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReputationTest {

    private static final Vote NO = new Vote("refund", 0.8, false, 1);
    private static final Vote YES = new Vote("refund", 0.8, true, 1);
    private static final List<Candidate> CANDIDATES = List.of(
            new Candidate("refund", 0.8, Map.of()),
            new Candidate("return", 0.15, Map.of()),
            new Candidate("hours", 0.05, Map.of()));

    @Test
    void whatNobodySpokeOfStaysAsItIs() {
        assertThat(Reputation.of(List.of()).applied(CANDIDATES)).isSameAs(CANDIDATES);
    }

    @Test
    void theMoreSayNoTheLessTheArticleIsTrusted() {
        double once = confidence(times(NO, 1));
        double fiveTimes = confidence(times(NO, 5));
        double often = confidence(times(NO, 40));

        assertThat(once).isBetween(0.7, 0.8);
        assertThat(fiveTimes).isLessThan(once);
        assertThat(often).isLessThan(fiveTimes).isLessThan(0.2);
    }

    @Test
    void whatIsRightAsOftenAsTheCalibrationSaysKeepsItsConfidence() {
        var votes = times(YES, 8);
        votes.addAll(times(NO, 2));

        assertThat(shift(votes)).isEqualTo(0, within(1e-9));
    }

    /** The derivative of the log-posterior vanishes at its mode. */
    @Test
    void theShiftIsTheModeOfItsPosterior() {
        double shift = shift(times(NO, 3));

        assertThat(2.0 * shift + 3 / (1 + Math.exp(-(Math.log(4) + shift)))).isEqualTo(0, within(1e-6));
    }

    @Test
    void praiseAddsLittleHoweverMuchThereIsOfIt() {
        assertThat(shift(times(new Vote("refund", 0.4, true, 1), 1000))).isEqualTo(0.5);
    }

    @Test
    void faintVoicesCountLess() {
        assertThat(shift(times(new Vote("refund", 0.8, false, 0.1), 5))).isGreaterThan(shift(times(NO, 5)));
    }

    @Test
    void theOrderOfVotesNeverMatters() {
        var votes = times(YES, 7);
        votes.addAll(times(new Vote("refund", 0.31, false, 0.7), 9));
        var shuffled = new ArrayList<>(votes);
        Collections.shuffle(shuffled, new Random(3));

        assertThat(Reputation.of(shuffled)).isEqualTo(Reputation.of(votes));
    }

    @Test
    void confidencesStayProbabilitiesAndTheBestComesFirst() {
        var shifted = new Reputation(Map.of("refund", -4.0)).applied(CANDIDATES);

        assertThat(shifted).extracting(Candidate::articleId).containsExactly("return", "refund", "hours");
        assertThat(new Reputation(Map.of("return", 4.0))
                        .applied(CANDIDATES).stream()
                                .mapToDouble(Candidate::confidence)
                                .sum())
                .isLessThanOrEqualTo(1);
    }

    private static double confidence(List<Vote> votes) {
        return Reputation.of(votes).applied(CANDIDATES).stream()
                .filter(candidate -> candidate.articleId().equals("refund"))
                .mapToDouble(Candidate::confidence)
                .sum();
    }

    private static double shift(List<Vote> votes) {
        return Objects.requireNonNull(Reputation.of(votes).shifts().get("refund"));
    }

    private static List<Vote> times(Vote vote, int count) {
        return new ArrayList<>(Collections.nCopies(count, vote));
    }
}
