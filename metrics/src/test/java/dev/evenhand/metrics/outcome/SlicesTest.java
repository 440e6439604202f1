package dev.evenhand.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;

@NullUnmarked
class SlicesTest {
    private static final List<Stretch> A = List.of(seconds(0, 600));
    private static final List<Stretch> B = List.of(seconds(300, 900));
    private static final List<Stretch> C = List.of(seconds(300, 450));

    private static Stretch seconds(long from, long until) {
        return new Stretch(1000 * from, 1000 * until);
    }

    /** The worked example of the definition of handle time: 425, 425 and 50 of 900 seconds. */
    @Test
    void threeChatsAtOnceShareTheAgentsTime() {
        assertThat(Slices.millis(A, List.of(B, C))).isEqualTo(425_000);
        assertThat(Slices.millis(B, List.of(A, C))).isEqualTo(425_000);
        assertThat(Slices.millis(C, List.of(A, B))).isEqualTo(50_000);
    }

    @Test
    void aChatThatGoesOnCountsAsBusy() {
        assertThat(Slices.millis(A, List.of(List.of(new Stretch(300_000, Stretch.OPEN)))))
                .isEqualTo(450_000);
    }

    @Property(tries = 500)
    void theSlicesOfAllChatsSumToTheAgentsClock(@ForAll("chats") List<List<Stretch>> chats) {
        double sum = 0;
        for (int i = 0; i < chats.size(); i++) {
            List<List<Stretch>> others = new ArrayList<>(chats);
            List<Stretch> own = others.remove(i);
            sum += Slices.millis(own, others);
        }
        assertThat(sum).isCloseTo(busy(chats), within(1e-6));
    }

    @Property(tries = 200)
    void theDifferenceIsWhatOnlyOneAccountHas(@ForAll("chat") List<Stretch> one, @ForAll("chat") List<Stretch> other) {
        double both = Slices.millis(one, List.of()) + Slices.millis(other, List.of());
        double apart = Slices.millis(Slices.difference(one, other), List.of());
        double common = both - busy(List.of(one, other));
        assertThat(apart).isCloseTo(both - 2 * common, within(1e-6));
        assertThat(Slices.difference(one, one)).isEmpty();
    }

    /** Milliseconds during which any chat went on, counted one by one. */
    private static double busy(List<List<Stretch>> chats) {
        TreeSet<Long> instants = new TreeSet<>();
        for (List<Stretch> chat : chats) {
            for (Stretch stretch : chat) {
                for (long at = stretch.from(); at < stretch.until(); at++) {
                    instants.add(at);
                }
            }
        }
        return instants.size();
    }

    @Provide
    Arbitrary<List<Stretch>> chat() {
        return Arbitraries.longs().between(0, 300).set().ofMaxSize(8).map(ends -> {
            List<Long> sorted = new ArrayList<>(new TreeSet<>(ends));
            List<Stretch> stretches = new ArrayList<>();
            for (int i = 0; i + 1 < sorted.size(); i += 2) {
                stretches.add(new Stretch(sorted.get(i), sorted.get(i + 1)));
            }
            return stretches;
        });
    }

    @Provide
    Arbitrary<List<List<Stretch>>> chats() {
        return chat().list().ofMinSize(1).ofMaxSize(6);
    }

    @Test
    void aConversationWithTwoAgentsIsSplitByEachOnesOtherChats() {
        Story story = Story.humanFirst().queued().customer().joined();
        Story ended = story.after(100).transferred().joined(ben()).after(60).resolved("resolved");
        long start = Story.NINE.toEpochMilli();
        Meanwhile meanwhile = new Meanwhile(Map.of(
                "a-3", List.of(List.of(new Stretch(start, start + 50_000))),
                "a-4", List.of(List.of(new Stretch(start, Stretch.OPEN)))));

        assertThat(OutcomeFold.fold(ended.history(), meanwhile)
                        .orElseThrow()
                        .human()
                        .handleSeconds())
                .isEqualTo(25 + 50 + 30);
    }

    private static dev.evenhand.handoff.conversation.Participant ben() {
        return dev.evenhand.handoff.conversation.Participant.agent("a-4", "Ben");
    }
}
