package dev.evenhand.web.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.web.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HistoryTest {
    private static final Instant END = Instant.parse("2026-10-01T12:00:00Z");
    private static final List<Facts> HISTORY = History.until(END, 7);

    @Test
    void theSameEndAndSeedMakeTheSameHistory() {
        assertThat(History.until(END, 7)).isEqualTo(HISTORY);
    }

    @Test
    void everythingSaysThatItIsSynthetic() {
        assertThat(HISTORY).allSatisfy(facts -> {
            assertThat(facts.conversation()).startsWith("synthetic-");
            assertThat(facts.customer()).startsWith("synthetic-");
        });
    }

    @Test
    void theExperimentThatIsOverTellsItsShare() {
        var settings = Showroom.concluded(Settings.FRESH, END);
        var drawn = HISTORY.stream()
                .filter(facts -> facts.entry().equals("human_first"))
                .filter(facts -> facts.assignment() != null
                        && "holdout".equals(facts.assignment().by()))
                .count();
        var customers = HISTORY.stream().map(Facts::customer).distinct().count();

        assertThat(settings.holdoutShare()).isZero();
        assertThat(settings.experiment().running()).isFalse();
        assertThat(settings.experiment().share()).isCloseTo((double) drawn / customers, within(.01));
    }

    @Test
    void itSpansNinetyDaysAndNothingIsInTheFuture() {
        var first = HISTORY.get(0).startedAt();

        assertThat(Duration.between(first, END).toDays()).isBetween(88L, 90L);
        assertThat(HISTORY).allSatisfy(facts -> {
            assertThat(facts.closedAt()).isBefore(END);
            assertThat(facts.startedAt()).isBefore(facts.closedAt());
        });
    }

    @Test
    void conversationIdsAreUnique() {
        assertThat(HISTORY.stream().map(Facts::conversation)).doesNotHaveDuplicates();
    }
}
