package dev.evenhand.web.agent;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.WrappingUp.Told;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Desk.Transfer;
import dev.evenhand.metrics.outcome.CustomerHistory;
import dev.evenhand.web.auth.AccountStore;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.auth.StaffNames;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.UtteranceCheck;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an agent does with a chat. */
public final class AgentRoutes implements Api.Routes {
    private final Desk desk;
    private final Reader reader;
    private final Colleagues colleagues;

    /** Who works here and who writes to us. */
    public record People(AccountStore accounts, StaffNames names, CustomerHistory customers) {}

    private record Note(@Nullable String text, @Nullable String note) {
        String words() {
            return Objects.requireNonNullElse(text != null ? text : note, "");
        }
    }

    private record TransferBody(@Nullable String team, @Nullable String agent, @Nullable String note) {
        Transfer transfer() {
            return new Transfer(team, agent, Objects.requireNonNullElse(note, ""));
        }
    }

    private record Resolve(@Nullable String disposition, @Nullable Double wrapUpSeconds, @Nullable Double wrapUp) {
        @Nullable
        Double seconds() {
            return wrapUpSeconds != null ? wrapUpSeconds : wrapUp;
        }
    }

    private record Priority(int priority) {}

    private record WrapUp(@Nullable Double seconds, @Nullable String disposition) {
        Told told() {
            return new Told(seconds, disposition);
        }
    }

    public AgentRoutes(Desk desk, People people) {
        this.desk = desk;
        this.reader = new Reader(desk, people.customers(), new Destinations(desk, people.names()));
        this.colleagues = new Colleagues(people.accounts(), desk);
    }

    @Override
    public void mount(Api api) {
        api.on("acceptNext", this::acceptNext)
                .on("accept", this::accept)
                .on("conversation", ctx -> reader.read(id(ctx)).map(detail -> Answer.ok(Json.object(detail))))
                .on("decline", ctx -> done(desk.decline(id(ctx), me(ctx))))
                .on("prioritise", this::prioritise)
                .onUnchecked("reply", this::reply)
                .on("note", this::note)
                .on("transfer", this::transfer)
                .on("returnToBot", this::returnToBot)
                .on("resolve", this::resolve)
                .on("wrapUp", this::wrapUp);
    }

    private Future<Answer> acceptNext(RoutingContext ctx) {
        return desk.acceptNext(me(ctx)).map(next -> next.map(AgentRoutes::taken).orElseGet(Answer::nothing));
    }

    private Future<Answer> accept(RoutingContext ctx) {
        return colleagues.named(desk.accept(id(ctx), me(ctx))).map(AgentRoutes::taken);
    }

    private static Answer taken(Conversation conversation) {
        return Answer.ok(Json.object(Map.of("conversation", ConversationJson.of(conversation))));
    }

    private Future<Answer> reply(RoutingContext ctx) {
        var utterance = UtteranceCheck.read(BoundedBody.of(ctx));
        return colleagues.named(desk.agentSays(id(ctx), me(ctx), utterance)).map(Answer::accepted);
    }

    private Future<Answer> note(RoutingContext ctx) {
        return done(desk.note(id(ctx), me(ctx), BoundedBody.as(ctx, Note.class).words()));
    }

    private Future<Answer> transfer(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, TransferBody.class);
        if (wish.team() == null && wish.agent() == null) {
            return Future.failedFuture(Problem.field("team", "Name the team or the agent to transfer to."));
        }
        return colleagues
                .mustExist(wish.agent())
                .compose(known -> done(desk.transfer(id(ctx), me(ctx), wish.transfer())));
    }

    private Future<Answer> prioritise(RoutingContext ctx) {
        return done(desk.prioritise(
                id(ctx), me(ctx), BoundedBody.as(ctx, Priority.class).priority()));
    }

    private Future<Answer> returnToBot(RoutingContext ctx) {
        var note = BoundedBody.as(ctx, Note.class).words();
        return done(desk.returnToBot(id(ctx), me(ctx).participant(), note));
    }

    private Future<Answer> resolve(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, Resolve.class);
        var seconds = wish.seconds();
        return colleagues
                .named(desk.resolve(id(ctx), me(ctx), wish.disposition()))
                .compose(resolved -> seconds == null
                        ? Future.<Void>succeededFuture()
                        : desk.wrapUp(id(ctx), me(ctx), new Told(seconds, null)))
                .map(Answer.accepted());
    }

    private Future<Answer> wrapUp(RoutingContext ctx) {
        return done(
                desk.wrapUp(id(ctx), me(ctx), BoundedBody.as(ctx, WrapUp.class).told()));
    }

    private Future<Answer> done(Future<Void> step) {
        return colleagues.named(step).map(Answer.accepted());
    }

    private static Agent me(RoutingContext ctx) {
        return Staff.of(ctx).agent();
    }

    private static String id(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.pathParam("id"));
    }
}
