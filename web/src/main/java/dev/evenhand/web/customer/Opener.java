package dev.evenhand.web.customer;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Welcome;
import dev.evenhand.web.auth.Limit;
import dev.evenhand.web.auth.SignedTokens;
import dev.evenhand.web.auth.Throttle;
import dev.evenhand.web.customer.Identification.Recognised;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.settings.CurrentSettings;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Opens conversations: who writes, who goes first, and the token good for this one alone. */
public final class Opener {
    /** Languages a conversation may be in. */
    public static final List<String> LOCALES = List.of("en", "zh");

    private final Desk desk;
    private final Identification identification;
    private final SignedTokens conversations;
    private final Throttle throttle;
    private final CurrentSettings settings;

    /** What opening needs. */
    public record Needs(
            Desk desk,
            Identification identification,
            SignedTokens conversations,
            Throttle throttle,
            CurrentSettings settings) {}

    /** What the widget is told. */
    private record Opened(
            String id,
            String token,
            String locale,
            Opening.Entry entry,
            String eventsUrl,
            @Nullable String customerToken) {}

    public Opener(Needs needs) {
        this.desk = needs.desk();
        this.identification = needs.identification();
        this.conversations = needs.conversations();
        this.throttle = needs.throttle();
        this.settings = needs.settings();
    }

    Future<Answer> open(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, OpenConversation.class);
        var address = throttle.address(ctx.request());
        return throttle.take(Limit.OPENING, address)
                .compose(taken -> identification.recognise(wish))
                .compose(who -> throttle.take(Limit.OPENING_BY_CUSTOMER, counted(who, address))
                        .map(who))
                .compose(who -> opening(ctx, wish, who).compose(opening -> begin(opening, who)));
    }

    /** An id nobody vouches for counts for its sender only, or anybody could use up somebody else's. */
    private static String counted(Recognised who, String address) {
        var customer = who.customer();
        return customer.verified() || who.deviceKey() != null ? customer.key() : customer.key() + "|" + address;
    }

    private Future<Answer> begin(Opening opening, Recognised who) {
        var id = "c-" + UUID.randomUUID().toString().replace("-", "");
        return desk.open(id, opening).map(begun -> Answer.created(Json.object(opened(begun, who))));
    }

    private Opened opened(Conversation begun, Recognised who) {
        return new Opened(
                begun.id(),
                conversations.issue(begun.id()),
                begun.opening().locale(),
                begun.opening().entry(),
                "/api/v1/conversations/" + begun.id() + "/events",
                who.deviceKey() == null ? null : identification.token(who.deviceKey()));
    }

    private Future<Opening> opening(RoutingContext ctx, OpenConversation wish, Recognised who) {
        var share = settings.now().holdoutShare();
        var locale = locale(ctx, wish);
        var channel = Objects.requireNonNullElse(wish.channel(), "web");
        boolean drawn = share > 0 && settings.now().experiment().eligibility().admits(channel, locale, Instant.now());
        var staffed = drawn ? desk.welcome(locale).map(Welcome::staffed) : Future.succeededFuture(false);
        var own = who.customer().key();
        var drawnBy = share > 0 ? identification.drawnBy(who) : Future.succeededFuture(own);
        return Future.all(staffed, drawnBy).map(both -> {
            var key = drawnBy.result();
            var arm = Holdout.assign(key, share, staffed.result());
            var by = arm.assignment();
            return new Opening(
                    locale,
                    channel,
                    who.customer(),
                    wish.pageShown(),
                    arm.entry(),
                    key.equals(own) ? by : new Assignment(by.by(), by.probability(), key),
                    who.previous(),
                    who.returning());
        });
    }

    /** As told, else as the browser prefers; the nearest language spoken here. */
    private static String locale(RoutingContext ctx, OpenConversation wish) {
        var told = wish.locale() != null ? wish.locale() : ctx.request().getHeader(HttpHeaders.ACCEPT_LANGUAGE);
        return nearest(told);
    }

    static String nearest(@Nullable String tag) {
        return tag != null && tag.strip().toLowerCase(Locale.ROOT).startsWith("zh") ? "zh" : "en";
    }
}
