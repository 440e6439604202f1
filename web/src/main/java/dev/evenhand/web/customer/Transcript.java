package dev.evenhand.web.customer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.web.live.CustomerView;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was said, as plain text: one line a message, nothing a customer must not see. */
final class Transcript {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Transcript() {}

    static String of(List<Entry> history) {
        return history.stream()
                .map(CustomerView::of)
                .flatMap(Optional::stream)
                .filter(event -> event.has("text"))
                .map(Transcript::line)
                .collect(Collectors.joining());
    }

    private static String line(ObjectNode event) {
        var name = event.at("/by/name").asText();
        var who = name.isEmpty() ? event.at("/by/role").asText() : name;
        return "[" + TIME.format(Instant.parse(event.path("at").asText())) + "] " + who + ": "
                + event.path("text").asText().replace("\n", "\n    ") + "\n";
    }
}
