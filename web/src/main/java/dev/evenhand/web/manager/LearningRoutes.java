package dev.evenhand.web.manager;

import dev.evenhand.bot.exchange.ArticleJson;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.knowledge.Knowledge;
import dev.evenhand.bot.learning.Learning;
import dev.evenhand.bot.learning.Learning.Cluster;
import dev.evenhand.bot.learning.Learning.Report;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What conversations teach: shown to managers, added to by agents; nothing here changes an answer by itself. */
public final class LearningRoutes implements Api.Routes {
    private static final String NO_ARTICLE = "none";

    private final Learning learning;
    private final Knowledge knowledge;
    private final Desk desk;

    private record Correction(String articleId) {}

    private record Dismissal(List<String> ids) {}

    private record Shown(
            String representative,
            String language,
            int count,
            String lastAt,
            List<String> ids,
            Map<String, Object> draft) {
        static Shown of(Cluster cluster) {
            return new Shown(
                    cluster.representative(),
                    cluster.language(),
                    cluster.count(),
                    cluster.lastAt().toString(),
                    cluster.ids(),
                    ArticleJson.write(cluster.draft()).getMap());
        }
    }

    public LearningRoutes(Learning learning, Knowledge knowledge, Desk desk) {
        this.learning = learning;
        this.knowledge = knowledge;
        this.desk = desk;
    }

    @Override
    public void mount(Api api) {
        api.on("learning", this::report).on("dismissLessons", this::dismiss).on("correctBot", this::correct);
    }

    private Future<Answer> report(RoutingContext ctx) {
        var locale = Objects.requireNonNullElse(ctx.queryParams().get("locale"), "en");
        return learning.report(locale).map(LearningRoutes::shown);
    }

    private static Answer shown(Report report) {
        return Answer.ok(Map.of(
                "lessons", report.lessons(),
                "unanswered", report.unanswered().stream().map(Shown::of).toList(),
                "disliked", report.disliked()));
    }

    private Future<Answer> dismiss(RoutingContext ctx) {
        return learning.dismiss(BoundedBody.as(ctx, Dismissal.class).ids()).map(Answer.nothing());
    }

    private Future<Answer> correct(RoutingContext ctx) {
        var id = Objects.requireNonNull(ctx.pathParam("id"));
        var named = BoundedBody.as(ctx, Correction.class).articleId();
        var article = named.equals(NO_ARTICLE) ? null : named;
        return desk.conversation(id)
                .compose(conversation -> known(article, conversation.opening().locale())
                        ? learning.correct(id, article)
                        : Future.failedFuture(Problem.field(
                                "articleId", "There is no article \"" + named + "\"; none means no article.")))
                .compose(learned -> learned
                        ? Future.succeededFuture(Answer.accepted(Map.of()))
                        : Future.failedFuture(
                                Problem.of(ProblemKind.NOT_FOUND, "Nothing was asked in this conversation.")));
    }

    private boolean known(@Nullable String article, String locale) {
        if (article == null) {
            return true;
        }
        var here = new Article.Key(article, Edition.locale(Edition.language(locale)));
        return knowledge.article(here).isPresent()
                || knowledge.articles().stream().anyMatch(other -> other.id().equals(article));
    }
}
