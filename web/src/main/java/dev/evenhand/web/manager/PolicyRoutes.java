package dev.evenhand.web.manager;

import dev.evenhand.bot.knowledge.AnswerPolicy;
import dev.evenhand.bot.knowledge.Knowledge;
import dev.evenhand.bot.knowledge.Shelf;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** When the bot answers, asks back or calls a person: seen, tried out, set. */
public final class PolicyRoutes implements Api.Routes {
    private final Knowledge knowledge;

    /** What is to change; null keeps what is. The contract has checked the bounds. */
    private record Change(
            @Nullable Double precision,
            @Nullable Double outOfScopeShare,
            @Nullable Boolean cautious,
            @Nullable Double wrongAnswer,
            @Nullable Double askingBack) {
        AnswerPolicy of(AnswerPolicy old) {
            return new AnswerPolicy(
                    Objects.requireNonNullElse(precision, old.precision()),
                    Objects.requireNonNullElse(outOfScopeShare, old.outOfScopeShare()),
                    Objects.requireNonNullElse(cautious, old.cautious()),
                    Objects.requireNonNullElse(wrongAnswer, old.wrongAnswer()),
                    Objects.requireNonNullElse(askingBack, old.askingBack()));
        }
    }

    public PolicyRoutes(Knowledge knowledge) {
        this.knowledge = knowledge;
    }

    @Override
    public void mount(Api api) {
        api.on("answerPolicy", ctx -> Future.succeededFuture(shown(knowledge.policy(), knowledge.shelves())))
                .on("changeAnswerPolicy", this::change)
                .on("foreseeAnswerPolicy", this::foresee);
    }

    private Future<Answer> change(RoutingContext ctx) {
        return knowledge
                .adopt(
                        BoundedBody.as(ctx, Change.class)::of,
                        Staff.of(ctx).grant().name())
                .map(adopted -> shown(adopted.policy(), adopted.shelves()));
    }

    private Future<Answer> foresee(RoutingContext ctx) {
        var wanted = BoundedBody.as(ctx, Change.class).of(knowledge.policy());
        return knowledge.foresee(wanted).map(shelves -> shown(wanted, shelves));
    }

    private static Answer shown(AnswerPolicy policy, Map<String, Shelf> shelves) {
        return Answer.ok(Map.of("policy", policy, "locales", shelves));
    }
}
