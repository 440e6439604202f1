package dev.evenhand.web.agent;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.AccountStore;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a supervisor does in a chat that somebody else has; watching it is a matter of the desk's stream. */
public final class SupervisorRoutes implements Api.Routes {
    private final Desk desk;
    private final Colleagues colleagues;

    private record Words(String text) {}

    private record TakeOver(@Nullable String note) {}

    public SupervisorRoutes(Desk desk, AccountStore accounts) {
        this.desk = desk;
        this.colleagues = new Colleagues(accounts, desk);
    }

    @Override
    public void mount(Api api) {
        api.on("whisper", this::whisper).on("takeOver", this::takeOver);
    }

    private Future<Answer> whisper(RoutingContext ctx) {
        var text = BoundedBody.as(ctx, Words.class).text();
        return desk.whisper(id(ctx), Staff.of(ctx).agent(), text).map(Answer.accepted());
    }

    private Future<Answer> takeOver(RoutingContext ctx) {
        var note =
                Objects.requireNonNullElse(BoundedBody.as(ctx, TakeOver.class).note(), "");
        return colleagues
                .named(desk.takeOver(id(ctx), Staff.of(ctx).agent(), note))
                .map(taken -> Answer.ok(Json.object(Map.of("conversation", ConversationJson.of(taken)))));
    }

    private static String id(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.pathParam("id"));
    }
}
