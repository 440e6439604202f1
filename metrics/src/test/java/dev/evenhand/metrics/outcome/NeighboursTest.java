package dev.evenhand.metrics.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.metrics.outcome.Facts.Contacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NeighboursTest {
    private static final Instant START = Story.NINE;

    @Test
    void theOnlyContactHasNoNeighbours() {
        assertThat(Neighbours.of(List.of(contact("a", 0, 60, "delivery")))).containsEntry("a", Contacts.NONE);
    }

    @Test
    void sameTopicAndAnyTopicAreToldApart() {
        var all = Neighbours.of(List.of(
                contact("a", 0, 60, "delivery"),
                contact("b", 100, 160, "returns"),
                contact("c", 200, 260, "delivery")));
        assertThat(all.get("a")).isEqualTo(new Contacts(at(100), at(200), null, null));
        assertThat(all.get("b")).isEqualTo(new Contacts(at(200), null, at(60), null));
        assertThat(all.get("c")).isEqualTo(new Contacts(null, null, at(160), at(60)));
    }

    @Test
    void anUnknownTopicMatchesAny() {
        var all = Neighbours.of(List.of(
                contact("a", 0, 60, "delivery"), contact("b", 100, 160, ""), contact("c", 200, 260, "returns")));
        assertThat(all.get("a")).isEqualTo(new Contacts(at(100), at(100), null, null));
        assertThat(all.get("b")).isEqualTo(new Contacts(at(200), at(200), at(60), at(60)));
        assertThat(all.get("c")).isEqualTo(new Contacts(null, null, at(160), at(160)));
    }

    @Test
    void aContactOpenBesideALongerOneCountsTheLatestClose() {
        var all = Neighbours.of(
                List.of(contact("long", 0, 900, "x"), contact("short", 100, 160, "x"), contact("c", 1000, 1060, "x")));
        assertThat(all.get("c")).isEqualTo(new Contacts(null, null, at(900), at(900)));
        assertThat(all.get("short")).isEqualTo(new Contacts(at(1000), at(1000), at(900), at(900)));
    }

    @Test
    void theOrderOfArrivalNeverMattersForACustomerWithFiveHundredContacts() {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            contacts.add(contact("c-" + i, i * 100L, i * 100L + 60, i % 7 == 0 ? "" : "topic-" + i % 3));
        }
        var inOrder = Neighbours.of(contacts);
        Collections.shuffle(contacts, new Random(5));
        assertThat(Neighbours.of(contacts)).isEqualTo(inOrder);
    }

    private static Contact contact(String id, long from, long to, String topic) {
        return new Contact(id, at(from), at(to), topic);
    }

    private static Instant at(long seconds) {
        return START.plusSeconds(seconds);
    }

    @Test
    void oneThatGoesOnIsAReturnAlready() {
        var all = Neighbours.of(List.of(contact("a", 0, 60, "x"), new Contact("b", at(100), null, "x")));
        assertThat(all.get("a")).isEqualTo(new Contacts(at(100), at(100), null, null));
        assertThat(all.get("b")).isEqualTo(new Contacts(null, null, at(60), at(60)));
    }

    @Test
    void whoWritesOnFromAClosedConversationComesBackToItWhateverTheTopic() {
        var all = Neighbours.of(List.of(
                contact("a", 0, 60, "x"),
                contact("b", 70, 80, "z"),
                new Contact("c", at(100), at(160), "y", "a"),
                contact("d", 200, 260, "x")));
        assertThat(all.get("a")).isEqualTo(new Contacts(at(70), at(100), null, null));
        assertThat(all.get("c")).isEqualTo(new Contacts(at(200), null, at(80), at(60)));
        assertThat(all.get("b")).isEqualTo(new Contacts(at(100), null, at(60), null));
    }
}
