package dev.evenhand.web.live;

import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.bus.LiveEvents.Signal;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.Limit;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.auth.Throttle;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.live.ReadMarks.Side;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** "Read up to here": told by each side, kept, and passed to the other as a signal {@code read} {at, by, upTo}. */
public final class ReadRoutes implements Api.Routes {
    private final Desk desk;
    private final LiveEvents events;
    private final ReadMarks marks;
    private final Throttle throttle;

    private record Mark(String eventId) {}

    public ReadRoutes(Desk desk, LiveEvents events, ReadMarks marks, Throttle throttle) {
        this.desk = desk;
        this.events = events;
        this.marks = marks;
        this.throttle = throttle;
    }

    @Override
    public void mount(Api api) {
        api.on("markRead", this::mark)
                .on("readMarks", ctx -> marks.of(id(ctx)).map(found -> Answer.ok(Json.object(found))));
    }

    /** Staff who only look on leave no mark. */
    private Future<Answer> mark(RoutingContext ctx) {
        var upTo = BoundedBody.as(ctx, Mark.class).eventId();
        if (!EntryIds.mayBeOne(upTo, Instant.now())) {
            return Future.failedFuture(Problem.field("eventId", "eventId must be an id this conversation has sent."));
        }
        var staff = Staff.orNull(ctx);
        return throttle.take(Limit.TYPING, id(ctx))
                .compose(taken -> desk.conversation(id(ctx)))
                .compose(conversation ->
                        staff == null || conversation.heldBy(staff.grant().id())
                                ? move(id(ctx), staff, upTo)
                                : Future.succeededFuture())
                .map(done -> Answer.nothing());
    }

    private Future<Void> move(String conversation, @Nullable Staff staff, String upTo) {
        return marks.advance(conversation, staff == null ? Side.CUSTOMER : Side.AGENT, upTo)
                .map(moved -> {
                    if (moved) {
                        events.signal(new Signal(conversation, "read", json(staff, upTo), false));
                    }
                    return null;
                });
    }

    private static String json(@Nullable Staff staff, String upTo) {
        var by = staff == null
                ? Participant.customer("", "")
                : Participant.agent(staff.grant().id(), staff.grant().displayName());
        var json = Json.object().put("at", Instant.now().toString()).put("upTo", upTo);
        json.set("by", Json.object(by).retain("role", "name"));
        return json.toString();
    }

    private static String id(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.pathParam("id"));
    }
}
