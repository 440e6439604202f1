package dev.evenhand.web.manager;

import dev.evenhand.bot.Bot;
import dev.evenhand.bot.exchange.ArticleFormat;
import dev.evenhand.bot.exchange.ArticleJson;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.ArticleVersion;
import dev.evenhand.bot.knowledge.Finding;
import dev.evenhand.bot.knowledge.Import;
import dev.evenhand.bot.knowledge.ImportRun;
import dev.evenhand.bot.knowledge.Knowledge;
import dev.evenhand.bot.knowledge.OutdatedArticle;
import dev.evenhand.bot.knowledge.RejectedArticles;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.Problem.Fault;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.http.Problems;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Articles: read, changed one by one or imported whole. */
public final class KnowledgeRoutes implements Api.Routes {
    private final Vertx vertx;
    private final Knowledge knowledge;
    private final KnowledgeRuns runs;

    private record Restore(String version, @Nullable String seen) {}

    public KnowledgeRoutes(Vertx vertx, Bot bot, ImportStates states) {
        this.vertx = vertx;
        this.knowledge = bot.knowledge();
        this.runs = new KnowledgeRuns(vertx, states);
    }

    @Override
    public void mount(Api api) {
        api.on("articles", this::articles)
                .on("article", this::article)
                .on("putArticle", this::put)
                .on("deleteArticle", this::delete)
                .on("articleHistory", ctx -> knowledge.history(100).map(past -> Answer.ok(Map.of("history", past))))
                .on("articlePast", this::past)
                .on("restoreArticle", this::restore)
                .onUnchecked("importArticles", this::importAll)
                .onStream("exportArticles", this::export)
                .on("importProgress", this::progress);
    }

    /** Looking through a hundred thousand questions takes a while, so a worker does it. */
    private Future<Answer> articles(RoutingContext ctx) {
        var wanted = ctx.queryParams();
        var version = knowledge.version(); // before the articles: a change between the two is one not seen
        var all = knowledge.articles();
        return vertx.executeBlocking(() -> found(all, wanted), false)
                .map(found -> Answer.ok(Map.of("version", version, "articles", found, "locales", knowledge.shelves())));
    }

    private static List<Map<String, Object>> found(List<Article> all, MultiMap wanted) {
        return all.stream()
                .filter(article -> matches(wanted.get("locale"), article.locale()))
                .filter(article -> matches(wanted.get("topic"), article.topic()))
                .filter(article -> mentions(article, wanted.get("q")))
                .map(article -> ArticleJson.write(article).getMap())
                .toList();
    }

    private static boolean matches(@Nullable String wanted, String value) {
        return wanted == null || wanted.isEmpty() || wanted.equals(value);
    }

    private static boolean mentions(Article article, @Nullable String words) {
        var sought = words == null ? "" : words.strip().toLowerCase(Locale.ROOT);
        return sought.isEmpty()
                || Stream.concat(
                                Stream.of(article.id(), article.title(), article.answer()),
                                article.questions().stream())
                        .anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(sought));
    }

    private Future<Answer> article(RoutingContext ctx) {
        return knowledge
                .article(key(ctx))
                .map(found -> Future.succeededFuture(
                        Answer.ok(ArticleJson.write(found).getMap())))
                .orElseGet(() -> noSuchArticle(key(ctx)));
    }

    private Future<Answer> put(RoutingContext ctx) {
        var key = key(ctx);
        var json = new JsonObject(BoundedBody.of(ctx)).put("id", key.id());
        var seen = (String) json.remove("version");
        if (!json.containsKey("locale")) {
            json.put("locale", key.locale());
        }
        var reading = ArticleFormat.JSON.read(
                new JsonObject().put("articles", List.of(json)).toBuffer().getBytes());
        if (!reading.errors().isEmpty()) {
            return Future.failedFuture(firstField(reading.errors()));
        }
        return knowledge
                .put(reading.articles().get(0), by(ctx), seen)
                .map(change -> change.saying(Problems.translation(ctx)::of))
                .map(change -> change.created() ? Answer.created(change) : Answer.ok(change))
                .recover(failure -> Future.failedFuture(refused(failure)));
    }

    private static Throwable refused(Throwable failure) {
        if (failure instanceof OutdatedArticle) {
            return Problem.of(
                    ProblemKind.OUTDATED,
                    "Somebody else has changed the article meanwhile; read it again and make the change anew.");
        }
        return failure instanceof RejectedArticles rejected ? firstField(rejected.errors()) : failure;
    }

    private static Problem firstField(List<Finding> errors) {
        return Problem.field(errors.get(0).field(), errors.get(0).message());
    }

    private Future<Answer> delete(RoutingContext ctx) {
        return knowledge
                .remove(key(ctx), by(ctx), ctx.queryParams().get("version"))
                .compose(removed -> removed ? Future.succeededFuture(Answer.nothing()) : noSuchArticle(key(ctx)))
                .recover(failure -> Future.failedFuture(refused(failure)));
    }

    private static Future<Answer> noSuchArticle(Article.Key key) {
        return Future.failedFuture(Problem.of(
                ProblemKind.NOT_FOUND, "There is no such article in this language (locale=" + key.locale() + ")."));
    }

    private Future<Answer> past(RoutingContext ctx) {
        return knowledge
                .past(key(ctx))
                .map(versions -> Answer.ok(Map.of(
                        "history", versions.stream().map(KnowledgeRoutes::shown).toList())));
    }

    private static Map<String, Object> shown(ArticleVersion past) {
        var shown = new LinkedHashMap<String, Object>();
        var revision = past.revision();
        shown.put("version", revision == null ? "" : revision.version());
        if (revision != null) {
            shown.put("at", revision.at().toString());
            shown.put("by", revision.by());
            shown.put("what", revision.what());
        }
        var article = past.article();
        if (article != null) {
            shown.put("article", ArticleJson.write(article).getMap());
        }
        return shown;
    }

    private Future<Answer> restore(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, Restore.class);
        return knowledge
                .restore(key(ctx), wish.version(), by(ctx), wish.seen())
                .map(change -> change.map(Answer::ok)
                        .orElseThrow(() -> Problem.of(
                                ProblemKind.NOT_FOUND, "The article is not remembered as it was at that version.")))
                .recover(failure -> Future.failedFuture(refused(failure)));
    }

    private void export(RoutingContext ctx) {
        var wanted = ctx.queryParams();
        var format = ArticleFormat.of(String.valueOf(wanted.get("format"))).orElse(ArticleFormat.JSON);
        var articles = knowledge.articles().stream()
                .filter(article -> matches(wanted.get("locale"), article.locale()))
                .toList();
        vertx.executeBlocking(() -> format.write(articles), false)
                .compose(file -> ctx.response()
                        .putHeader(HttpHeaders.CONTENT_TYPE, format.mediaType() + charset(format))
                        .putHeader("Content-Disposition", "attachment; filename=\"" + format.fileName() + "\"")
                        .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                        .end(Buffer.buffer(file)))
                .onFailure(ctx::fail);
    }

    private static String charset(ArticleFormat format) {
        return format == ArticleFormat.MARKDOWN ? "" : "; charset=utf-8";
    }

    /** Reading a large file takes a while, so a worker does it. */
    private Future<Answer> importAll(RoutingContext ctx) {
        var body = BoundedBody.of(ctx).getBytes();
        boolean replace = flag(ctx, "replace", false);
        boolean dryRun = flag(ctx, "dryRun", false);
        boolean waits = flag(ctx, "wait", true);
        var by = by(ctx);
        var format = ArticleFormat.ofMediaType(String.valueOf(ctx.request().getHeader(HttpHeaders.CONTENT_TYPE)))
                .orElse(ArticleFormat.JSON);
        return vertx.executeBlocking(() -> format.read(body), false)
                .compose(reading -> knowledge.importAll(new Import(reading, replace, dryRun, by)))
                .compose(run -> waits || run.done().failed()
                        ? finished(run, ctx)
                        : runs.follow(run).map(begun(run)));
    }

    private static Future<Answer> finished(ImportRun run, RoutingContext ctx) {
        return run.done()
                .map(report -> Answer.ok(report.saying(Problems.translation(ctx)::of)))
                .recover(failure -> Future.failedFuture(explained(failure)));
    }

    private static Throwable explained(Throwable failure) {
        return failure instanceof RejectedArticles rejected
                ? Problem.errors("Nothing was imported; every entry to correct is listed.", faults(rejected.errors()))
                : failure;
    }

    private static List<Fault> faults(List<Finding> findings) {
        return findings.stream()
                .map(finding -> new Fault(finding.line(), finding.index(), finding.field(), said(finding)))
                .toList();
    }

    /** In a folder an index says little; the file's name does. */
    private static String said(Finding finding) {
        return finding.entry() == null ? finding.message() : finding.entry() + ": " + finding.message();
    }

    private static Answer begun(ImportRun run) {
        return Answer.accepted(Map.of("id", run.id(), "progress", "/api/v1/articles/import/" + run.id()));
    }

    private Future<Answer> progress(RoutingContext ctx) {
        return runs.find(Objects.requireNonNull(ctx.pathParam("id")))
                .map(found -> found.map(told -> Answer.ok(told.in(Problems.translation(ctx))))
                        .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such import.")));
    }

    private static boolean flag(RoutingContext ctx, String name, boolean otherwise) {
        var value = ctx.queryParams().get(name);
        return value == null ? otherwise : Boolean.parseBoolean(value);
    }

    private static String by(RoutingContext ctx) {
        return Staff.of(ctx).grant().name();
    }

    private static Article.Key key(RoutingContext ctx) {
        var locale = ctx.queryParams().get("locale");
        return new Article.Key(Objects.requireNonNull(ctx.pathParam("id")), locale == null ? "en" : locale);
    }
}
