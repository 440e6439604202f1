package dev.evenhand.web.agent;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.Presence;
import dev.evenhand.handoff.desk.Presence.Status;
import dev.evenhand.web.auth.Grant;
import dev.evenhand.web.auth.SessionRoutes.Shown;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.live.DeskJson;
import dev.evenhand.web.live.StaffStreams;
import dev.evenhand.web.settings.CurrentSettings;
import dev.evenhand.web.settings.Settings;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The desk as a whole: who is there, who waits, and what an agent may pick from. */
public final class DeskRoutes implements Api.Routes {
    private static final int USUAL_CAPACITY = 4;
    private static final List<Team> TEAMS = List.of(new Team("general", "General"));
    private static final List<String> DISPOSITIONS = List.of("resolved", "unresolved", "spam", "other");

    private final Desk desk;
    private final StaffStreams streams;
    private final CurrentSettings settings;

    private record Team(String id, String name) {}

    private record DeskSettings(List<Team> teams, List<String> dispositions, List<Settings.Canned> canned) {}

    private record PresenceBody(Status status, @Nullable Integer capacity) {}

    public DeskRoutes(Desk desk, StaffStreams streams, CurrentSettings settings) {
        this.desk = desk;
        this.streams = streams;
        this.settings = settings;
    }

    @Override
    public void mount(Api api) {
        api.on("me", this::me)
                .on("setPresence", this::setPresence)
                .on("desk", ctx -> desk.view().map(view -> Answer.ok(DeskJson.of(view, Staff.of(ctx)))))
                .onStream("deskEvents", streams::open)
                .on("deskSettings", this::deskSettings);
    }

    private Future<Answer> me(RoutingContext ctx) {
        var grant = Staff.of(ctx).grant();
        return desk.view().map(view -> {
            var json = Json.object(Shown.of(grant));
            json.set("presence", Json.object(presence(view, grant)));
            return Answer.ok(json);
        });
    }

    private static Presence presence(DeskView view, Grant grant) {
        return view.agents().stream()
                .filter(agent -> agent.agent().equals(grant.id()))
                .findFirst()
                .map(agent -> new Presence(agent.status(), agent.capacity()))
                .orElseGet(() -> new Presence(Status.OFFLINE, USUAL_CAPACITY));
    }

    /** A capacity that is not named stays what it was. */
    private Future<Answer> setPresence(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, PresenceBody.class);
        var staff = Staff.of(ctx);
        var capacity = wish.capacity() != null
                ? Future.succeededFuture(wish.capacity())
                : desk.view().map(view -> presence(view, staff.grant()).capacity());
        return capacity.map(places -> new Presence(wish.status(), places))
                .compose(presence -> desk.presence(staff.agent(), presence).map(Answer.ok(Json.object(presence))));
    }

    private Future<Answer> deskSettings(RoutingContext ctx) {
        return Future.succeededFuture(Answer.ok(
                Json.object(new DeskSettings(TEAMS, DISPOSITIONS, settings.now().canned()))));
    }
}
