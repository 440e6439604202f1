package dev.evenhand.web.manager;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.bot.Bot;
import dev.evenhand.bot.evaluation.Evaluation;
import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.learning.Openings;
import dev.evenhand.metrics.audit.ReadingList;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Wilson;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the bot makes of a question, and of many whose right answers are known; and questions to say the answers to. */
public final class EvaluationRoutes implements Api.Routes {
    private static final String NO_ARTICLE = "none";

    private static final Duration LOOKS_BACK = Duration.ofDays(90);
    private static final String DRAWN = "50";
    /** Many a conversation is in another language, greets only, or has no words here: a demo's history is made of figures. */
    private static final int LOOKED_AT = 10_000;

    private final Bot bot;
    private final ReadingList list;
    private final Openings openings;
    private final Clock clock = Clock.systemUTC();

    private record Asked(String text, @Nullable String locale) {}

    private record Labelled(@Nullable String locale, List<Item> questions) {}

    private record Item(String text, @Nullable String label, @Nullable String kind) {
        Question question() {
            return new Question(
                    text, Objects.requireNonNullElse(label, NO_ARTICLE), Objects.requireNonNullElse(kind, ""));
        }
    }

    public EvaluationRoutes(Bot bot, ReadingList list, Openings openings) {
        this.bot = bot;
        this.list = list;
        this.openings = openings;
    }

    @Override
    public void mount(Api api) {
        api.on("askBot", this::ask)
                .on("evaluateBot", this::evaluate)
                .on("drawQuestions", this::draw)
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
            return Future.failedFuture(noArticles(locale));
        }
        var questions = labelled.questions().stream().map(Item::question).toList();
        return bot.evaluate(questions, locale)
                .map(report -> new Answer(200, withIntervals(report).toString()));
    }

    /** The two shares the promise rests on: how many questions no article answers, and how many answers are right. */
    private static ObjectNode withIntervals(Evaluation report) {
        ObjectNode shown = (ObjectNode) Json.complete(report);
        var answered = report.decisions().answered();
        put(shown, "outOfScopeShare", new Proportion(report.outOfScope(), report.questions()));
        put(shown, "kept", new Proportion(answered.right(), answered.total()));
        return shown;
    }

    private static void put(ObjectNode shown, String name, Proportion counts) {
        Wilson.interval(counts)
                .ifPresentOrElse(interval -> shown.set(name, Json.complete(interval)), () -> shown.putNull(name));
    }

    /** The contract has checked the count. */
    private Future<Answer> draw(RoutingContext ctx) {
        var locale = Objects.requireNonNullElse(ctx.queryParams().get("locale"), "en");
        if (!bot.knowledge().shelves().containsKey(locale)) {
            return Future.failedFuture(noArticles(locale));
        }
        int count =
                Integer.parseInt(Objects.requireNonNullElse(ctx.queryParams().get("count"), DRAWN));
        var since = clock.instant().minus(LOOKS_BACK);
        return list.written(since, LOOKED_AT)
                .compose(ids -> openings.of(ids, locale, count))
                .map(drawn -> Answer.ok(Map.of("since", since.toString(), "questions", drawn)));
    }

    private static Problem noArticles(String locale) {
        return Problem.field("locale", "The knowledge base has no articles in \"" + locale + "\".");
    }
}
