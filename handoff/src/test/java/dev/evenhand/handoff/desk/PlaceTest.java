package dev.evenhand.handoff.desk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.queue.ExpectedWait;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PlaceTest {
    private static Place first(long low, long high) {
        return new Place(1, new ExpectedWait(Duration.ofSeconds(low), Duration.ofSeconds(high)), true, true, null);
    }

    @Test
    void secondsAreNotWorthTellingAndMinutesAre() {
        assertThat(first(100, 200).tellsAsMuchAs(first(115, 230))).isTrue();
        assertThat(first(100, 200).tellsAsMuchAs(first(100, 250))).isFalse();
        assertThat(first(100, 200).tellsAsMuchAs(new Place(1, null, true, true, null)))
                .isFalse();
    }
}
