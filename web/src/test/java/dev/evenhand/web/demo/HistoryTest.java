package dev.evenhand.web.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.outcome.Facts;
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
