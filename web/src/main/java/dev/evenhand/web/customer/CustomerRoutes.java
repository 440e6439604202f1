package dev.evenhand.web.customer;

import dev.evenhand.bot.Bot;
import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.bus.LiveEvents.Signal;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.HandoffRequest;
import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.Limit;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.auth.Throttle;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.UtteranceCheck;
import dev.evenhand.web.live.CustomerStreams;
import dev.evenhand.web.settings.CurrentSettings;
import dev.evenhand.web.settings.SurveyQuestion;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What the widget calls. */
public final class CustomerRoutes implements Api.Routes {
    private static final List<String> LOCALES = List.of("en", "zh");

    private final Desk desk;
    private final LiveEvents events;
    private final Bot bot;
    private final CustomerStreams streams;
    private final Opener opener;
    private final Throttle throttle;
    private final CurrentSettings settings;
    private final boolean files;

    /** What the routes need besides opening; {@code files}: whether they can be sent in chats. */
    public record Needs(
            Desk desk, LiveEvents events, Bot bot, CustomerStreams streams, CurrentSettings settings, boolean files) {}

    private record Feedback(boolean solved) {}

    private record Widget(
            String name,
            List<String> suggestions,
            boolean staffed,
            boolean open,
            @Nullable Instant opensAt,
            List<String> locales,
            SurveyQuestion surveyQuestion,
            boolean files) {}

    private record MessageBody(String text, @Nullable String email) {
        Desk.Note note() {
            return new Desk.Note(text.strip(), Objects.requireNonNullElse(email, ""));
        }
    }

    private record RatingBody(
            @Nullable Integer csat,
            @Nullable String resolved,
            @Nullable Integer nps,
            @Nullable Integer ces,
            @Nullable String comment) {
        Rating rating() {
            return new Rating(csat, resolved == null ? null : resolved.equals("yes"), nps, ces, comment);
        }
    }

    public CustomerRoutes(Needs needs, Opener opener, Throttle throttle) {
        this.desk = needs.desk();
        this.events = needs.events();
        this.bot = needs.bot();
        this.streams = needs.streams();
        this.settings = needs.settings();
        this.files = needs.files();
        this.opener = opener;
        this.throttle = throttle;
    }

    @Override
    public void mount(Api api) {
        api.on("widget", this::widget)
                .on("openConversation", opener::open)
                .onUnchecked("say", this::say)
                .onStream("conversationEvents", streams::open)
                .on("requestHandoff", this::requestHandoff)
                .on("leaveMessage", this::leaveMessage)
                .on("goBackToBot", this::goBackToBot)
                .on("closeConversation", this::close)
                .on("rate", this::rate)
                .on("giveFeedback", this::giveFeedback)
                .on("typing", this::typing)
                .onStream("transcript", this::transcript);
    }

    private Future<Answer> widget(RoutingContext ctx) {
        var locale = Opener.nearest(ctx.queryParams().get("locale"));
        var current = settings.now();
        return desk.welcome(locale)
                .map(welcome -> Answer.ok(Json.object(new Widget(
                        current.name(),
                        bot.suggestions(locale),
                        welcome.staffed(),
                        welcome.open(),
                        welcome.opensAt(),
                        LOCALES,
                        current.surveyQuestion(),
                        files))));
    }

    private Future<Answer> say(RoutingContext ctx) {
        var utterance = UtteranceCheck.read(BoundedBody.of(ctx));
        return throttle.take(Limit.SENDING, id(ctx))
                .compose(taken -> desk.customerSays(id(ctx), utterance))
                .map(Answer::accepted);
    }

    private Future<Answer> requestHandoff(RoutingContext ctx) {
        return asCustomer(
                ctx,
                conversation -> desk.requestHandoff(
                        conversation.id(),
                        who(conversation),
                        new HandoffRequest(HandoffReason.CUSTOMER_ASKED, 1.0, conversation.topic(), "")));
    }

    private Future<Answer> leaveMessage(RoutingContext ctx) {
        var note = BoundedBody.as(ctx, MessageBody.class).note();
        return asCustomer(ctx, conversation -> desk.leaveMessage(conversation.id(), who(conversation), note));
    }

    private Future<Answer> goBackToBot(RoutingContext ctx) {
        return asCustomer(ctx, conversation -> desk.returnToBot(conversation.id(), who(conversation), ""));
    }

    private Future<Answer> close(RoutingContext ctx) {
        return asCustomer(ctx, conversation -> desk.close(conversation.id(), who(conversation)));
    }

    private Future<Answer> rate(RoutingContext ctx) {
        var rating = BoundedBody.as(ctx, RatingBody.class).rating();
        return asCustomer(ctx, conversation -> desk.rate(conversation.id(), who(conversation), rating));
    }

    private Future<Answer> giveFeedback(RoutingContext ctx) {
        var solved = BoundedBody.as(ctx, Feedback.class).solved();
        return asCustomer(ctx, conversation -> desk.feedback(conversation.id(), who(conversation), solved));
    }

    private Future<Answer> asCustomer(RoutingContext ctx, Function<Conversation, Future<Void>> step) {
        return throttle.take(Limit.SENDING, id(ctx))
                .compose(taken -> desk.conversation(id(ctx)))
                .compose(step)
                .map(Answer.accepted());
    }

    private static Participant who(Conversation conversation) {
        return conversation.opening().customer().participant();
    }

    private Future<Answer> typing(RoutingContext ctx) {
        var staff = Staff.orNull(ctx);
        return throttle.take(Limit.TYPING, id(ctx))
                .compose(taken -> desk.conversation(id(ctx)))
                .map(conversation -> {
                    var by = staff == null
                            ? who(conversation)
                            : Participant.agent(
                                    staff.grant().id(), staff.grant().displayName());
                    if (staff == null || conversation.heldBy(staff.grant().id())) {
                        events.signal(new Signal(id(ctx), "typing", typingJson(by), false));
                    }
                    return Answer.nothing();
                });
    }

    private static String typingJson(Participant by) {
        var json = Json.object().put("at", Instant.now().toString());
        json.set("by", Json.object(by).retain("role", "name"));
        return json.toString();
    }

    private void transcript(RoutingContext ctx) {
        ctx.request().resume();
        desk.conversation(id(ctx))
                .compose(known -> desk.history(id(ctx), null))
                .onSuccess(history -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .putHeader(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"conversation-" + id(ctx) + ".txt\"")
                        .end(Transcript.of(history)))
                .onFailure(ctx::fail);
    }

    private static String id(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.pathParam("id"));
    }
}
