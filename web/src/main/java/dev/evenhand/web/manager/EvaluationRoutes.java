package dev.evenhand.web.manager;

import dev.evenhand.bot.Bot;
import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the bot makes of a question, and of many whose right answers are known. */
public final class EvaluationRoutes implements Api.Routes {
    private static final String NO_ARTICLE = "none";

    private final Bot bot;

    private record Asked(String text, @Nullable String locale) {}

    private record Labelled(@Nullable String locale, List<Item> questions) {}

    private record Item(String text, @Nullable String label, @Nullable String kind) {
        Question question() {
            return new Question(
                    text, Objects.requireNonNullElse(label, NO_ARTICLE), Objects.requireNonNullElse(kind, ""));
        }
    }

    public EvaluationRoutes(Bot bot) {
        this.bot = bot;
    }

    @Override
    public void mount(Api api) {
        api.on("askBot", this::ask)
                .on("evaluateBot", this::evaluate)
                .on("botModel", ctx -> Future.succeededFuture(model()));
    }

    private Answer model() {
        var shown = Json.object();
        bot.model()
                .ifPresentOrElse(
                        model -> shown.put("model", model.name()).put("away", model.away()),
                        () -> shown.putNull("model").put("away", false));
        return new Answer(200, shown.toString());
    }

    private Future<Answer> ask(RoutingContext ctx) {
        var question = BoundedBody.as(ctx, Asked.class);
        return bot.ask(question.text(), Objects.requireNonNullElse(question.locale(), ""))
                .map(said -> new Answer(200, Json.complete(said).toString()));
    }

    private Future<Answer> evaluate(RoutingContext ctx) {
        var labelled = BoundedBody.as(ctx, Labelled.class);
        var locale = Objects.requireNonNullElse(labelled.locale(), "en");
        if (!bot.knowledge().shelves().containsKey(locale)) {
            return Future.failedFuture(
                    Problem.field("locale", "The knowledge base has no articles in \"" + locale + "\"."));
        }
        var questions = labelled.questions().stream().map(Item::question).toList();
        return bot.evaluate(questions, locale)
                .map(report -> new Answer(200, Json.complete(report).toString()));
    }
}
