package dev.evenhand.web.live;

import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.Throttle;
import dev.evenhand.web.http.Problem;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Objects;

/** Opens a customer's stream. */
public final class CustomerStreams {
    private final Desk desk;
    private final LiveEvents events;
    private final Streams streams;
    private final PlaceWatch places;
    private final Throttle throttle;

    /** What goes into a stream, and the places there are. */
    public record Needs(Desk desk, LiveEvents events, Streams streams, PlaceWatch places) {}

    public CustomerStreams(Needs needs, Throttle throttle) {
        this.desk = needs.desk();
        this.events = needs.events();
        this.streams = needs.streams();
        this.places = needs.places();
        this.throttle = throttle;
    }

    public void open(RoutingContext ctx) {
        var conversation = Objects.requireNonNull(ctx.pathParam("id"));
        var after = EventStream.lastEventId(ctx);
        if (after != null && !EntryIds.mayBeOne(after, Instant.now())) {
            ctx.fail(Problem.field("Last-Event-ID", "Last-Event-ID must be an id this stream has sent."));
            return;
        }
        ctx.request().resume();
        streams.forCustomer(ctx, conversation, throttle.address(ctx.request()))
                .onSuccess(stream -> follow(ctx, conversation, stream))
                .onFailure(ctx::fail);
    }

    private void follow(RoutingContext ctx, String conversation, EventStream stream) {
        var after = EventStream.lastEventId(ctx);
        var feed = new ConversationFeed(desk, conversation, stream, places.over(conversation, stream));
        feed.listen(events);
        desk.conversation(conversation)
                .compose(known -> desk.history(conversation, after))
                .onSuccess(history -> stream.post(() -> feed.begin(after, history)))
                .onFailure(failure -> stream.post(() -> {
                    stream.closed();
                    ctx.fail(failure);
                }));
    }
}
