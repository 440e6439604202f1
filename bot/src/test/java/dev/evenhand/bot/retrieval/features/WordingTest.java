package dev.evenhand.bot.retrieval.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WordingTest {

    private static final Live LIVE = Live.all(new int[] {0, 1}, 2);

    @Test
    void otherEndingsOfAWordAreKnown() {
        var wording = new Wording(List.of(List.of("returning", "parcels"), List.of("delivery", "fees")));

        var shares = wording.of(List.of("returned", "parcel"), LIVE);

        assertThat(shares.byArticle()).containsExactly(1, 0);
        assertThat(shares.unknown()).isZero();
    }

    @Test
    void aWordIsCountedOnceHoweverItEnds() {
        var wording = new Wording(List.of(List.of("return"), List.of("fees")));

        assertThat(wording.of(List.of("returns", "returned", "fee"), LIVE).byArticle())
                .containsExactly(.5, .5);
    }

    @Test
    void wordsOfOtherScriptsAreKeptWhole() {
        assertThat(Stems.of(List.of("退货", "apps", "2nd", "größere"))).containsExactly("退货", "app", "2nd", "größere");
    }
}
