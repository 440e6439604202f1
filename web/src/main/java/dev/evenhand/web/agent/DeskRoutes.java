package dev.evenhand.web.agent;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.desk.Presence.Status;
import dev.evenhand.web.auth.Grant;
import dev.evenhand.web.auth.SessionRoutes;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.live.DeskJson;
import dev.evenhand.web.live.StaffStreams;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The desk as a whole: who is there, who waits, and what an agent may pick from. */
public final class DeskRoutes implements Api.Routes {
    private static final int USUAL_CAPACITY = 4;

    private final Desk desk;
    private final StaffStreams streams;
    private final boolean files;

    private record PresenceBody(Status status, @Nullable Integer capacity, @Nullable String tab) {}

    private record Shown(Status status, int capacity) {}

    /** {@code files}: whether they can be sent in chats. */
    public DeskRoutes(Desk desk, StaffStreams streams, boolean files) {
        this.desk = desk;
        this.streams = streams;
        this.files = files;
    }

    @Override
    public void mount(Api api) {
        api.on("me", this::me)
                .on("setPresence", this::setPresence)
                .on("desk", ctx -> desk.view().map(view -> Answer.ok(DeskJson.of(view, Staff.of(ctx)))))
                .onStream("deskEvents", streams::open);
    }

    private Future<Answer> me(RoutingContext ctx) {
        var grant = Staff.of(ctx).grant();
        return desk.view().map(view -> {
            var json = Json.object(SessionRoutes.Shown.of(grant));
            json.set("presence", Json.object(presence(view, grant)));
            json.put("files", files);
            return Answer.ok(json);
        });
    }

    private static Shown presence(DeskView view, Grant grant) {
        return view.agents().stream()
                .filter(agent -> agent.agent().equals(grant.id()))
                .findFirst()
                .map(agent -> new Shown(agent.status(), agent.capacity()))
                .orElseGet(() -> new Shown(Status.OFFLINE, USUAL_CAPACITY));
    }

    /** A capacity that is not named stays what it was. */
    private Future<Answer> setPresence(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, PresenceBody.class);
        var staff = Staff.of(ctx);
        var capacity = wish.capacity() != null
                ? Future.succeededFuture(wish.capacity())
                : desk.view().map(view -> presence(view, staff.grant()).capacity());
        var tab = Objects.requireNonNullElse(wish.tab(), "");
        return capacity.compose(places -> desk.presence(staff.agent(), new Presence(wish.status(), places, tab))
                .map(set -> Answer.ok(Json.object(new Shown(wish.status(), places)))));
    }
}
