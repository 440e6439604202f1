package dev.evenhand.web.agent;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.conversation.Holder;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Customer;
import dev.evenhand.handoff.conversation.Opening.Page;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A conversation as staff see it. */
record ConversationJson(
        String id,
        Holder holder,
        @Nullable String team,
        String topic,
        String locale,
        String channel,
        Opening.Entry entry,
        Instant startedAt,
        @Nullable Instant closedAt,
        Customer customer,
        @Nullable Page page,
        boolean returning,
        @Nullable String previous,
        @Nullable HandoffRequest request,
        @Nullable Ticket ticket) {

    static ConversationJson of(Conversation conversation) {
        var opening = conversation.opening();
        var ticket = conversation.ticket();
        return new ConversationJson(
                conversation.id(),
                conversation.holder(),
                ticket == null ? null : ticket.team(),
                conversation.topic(),
                opening.locale(),
                opening.channel(),
                opening.entry(),
                conversation.startedAt(),
                conversation.closedAt(),
                opening.customer(),
                opening.page(),
                opening.returning(),
                opening.previous(),
                conversation.request(),
                ticket);
    }
}
