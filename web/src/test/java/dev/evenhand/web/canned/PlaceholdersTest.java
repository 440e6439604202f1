package dev.evenhand.web.canned;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholdersTest {
    @Test
    void aKnownValueIsFilledInAndAnUnknownOneGivesWayToWhatTheTextSays() {
        var text = "Hello {customer.name|there}, I am {agent.name}.";

        assertThat(Placeholders.fill(text, Map.of("customer.name", "Kim", "agent.name", "Anna")))
                .isEqualTo("Hello Kim, I am Anna.");
        assertThat(Placeholders.fill(text, Map.of("agent.name", "Anna"))).isEqualTo("Hello there, I am Anna.");
    }

    @Test
    void aValueThatLooksLikeAPlaceholderStaysAsItIs() {
        assertThat(Placeholders.fill(
                        "Hello {customer.name}", Map.of("customer.name", "{agent.name} $1 \\", "agent.name", "Anna")))
                .isEqualTo("Hello {agent.name} $1 \\");
    }

    @Test
    void aValueIsOneShortLine() {
        assertThat(Placeholders.fill("{customer.name}", Map.of("customer.name", "Kim\n\tLee")))
                .isEqualTo("Kim Lee");
        assertThat(Placeholders.fill("{customer.name}", Map.of("customer.name", "x".repeat(999))))
                .hasSize(200);
    }

    @Test
    void whatIsNoPlaceholderIsNamed() {
        assertThat(Placeholders.unknown("{customer.name} {customer.nmae} {order|none} { }"))
                .containsExactly("customer.nmae", "order", " ");
        assertThat(Placeholders.unknown("a lone { brace and 10 } more")).containsExactly(" brace and 10 ");
        assertThat(Placeholders.unknown("nothing in braces")).isEmpty();
    }
}
