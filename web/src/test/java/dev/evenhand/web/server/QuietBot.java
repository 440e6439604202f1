package dev.evenhand.web.server;

import dev.evenhand.bot.Bot;
import dev.evenhand.bot.Explanation;
import dev.evenhand.bot.evaluation.Evaluation;
import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.judge.Judge;
import dev.evenhand.bot.knowledge.AnswerPolicy;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.ArticleVersion;
import dev.evenhand.bot.knowledge.Import;
import dev.evenhand.bot.knowledge.ImportReport;
import dev.evenhand.bot.knowledge.ImportRun;
import dev.evenhand.bot.knowledge.Knowledge;
import dev.evenhand.bot.knowledge.Revision;
import dev.evenhand.bot.knowledge.Shelf;
import dev.evenhand.bot.learning.Learning;
import dev.evenhand.bot.retrieval.calibration.Settings;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A bot that knows nothing and never speaks, so that these tests are about the web alone. */
final class QuietBot implements Bot, Knowledge, Learning {
    private final Optional<Judge> judge;

    QuietBot(Optional<Judge> judge) {
        this.judge = judge;
    }

    @Override
    public Knowledge knowledge() {
        return this;
    }

    @Override
    public Learning learning() {
        return this;
    }

    @Override
    public Optional<Judge> judge() {
        return judge;
    }

    @Override
    public Optional<Model> model() {
        return Optional.empty();
    }

    @Override
    public Future<Report> report(String locale) {
        return Future.succeededFuture(new Report(Map.of(), List.of(), List.of()));
    }

    @Override
    public Future<Boolean> correct(String conversation, @Nullable String articleId) {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<Void> dismiss(List<String> lessonIds) {
        return Future.succeededFuture();
    }

    @Override
    public Future<List<ArticleVersion>> past(Article.Key key) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public Future<Optional<Change>> restore(Article.Key key, String version, String by, @Nullable String seen) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Explanation> ask(String text, String locale) {
        return Future.succeededFuture(
                new Explanation("handoff", null, 0, "", List.of(), "out_of_scope", List.of(), 0.8, version()));
    }

    @Override
    public Future<Evaluation> evaluate(List<Question> questions, String locale) {
        return Future.failedFuture(new IllegalStateException("a quiet bot cannot be measured"));
    }

    @Override
    public List<String> suggestions(String locale) {
        return List.of();
    }

    @Override
    public Readiness ready() {
        return new Readiness(true, "quiet");
    }

    @Override
    public Future<Void> stop() {
        return Future.succeededFuture();
    }

    @Override
    public String version() {
        return "kb-0";
    }

    @Override
    public List<Article> articles() {
        return List.of();
    }

    @Override
    public Optional<Article> article(Article.Key key) {
        return Optional.empty();
    }

    @Override
    public Future<Change> put(Article article, String by, @Nullable String seen) {
        return Future.succeededFuture(new Change("kb-1", true, List.of()));
    }

    @Override
    public Future<Boolean> remove(Article.Key key, String by, @Nullable String seen) {
        return Future.succeededFuture(false);
    }

    @Override
    public Future<ImportRun> importAll(Import wish) {
        var changes = wish.changes(List.of());
        var report = new ImportReport(changes.added(), 0, "kb-1", Map.of(), List.of(), changes);
        return Future.succeededFuture(new ImportRun("i-1", new Done(), Future.succeededFuture(report)));
    }

    private record Done(double share, String stage) implements ImportRun.Progress {
        Done() {
            this(1, "done");
        }
    }

    @Override
    public Future<List<Revision>> history(int most) {
        return Future.succeededFuture(List.of());
    }

    @Override
    public AnswerPolicy policy() {
        return AnswerPolicy.of(Settings.DEFAULT);
    }

    @Override
    public Future<Map<String, Shelf>> foresee(AnswerPolicy policy) {
        return Future.succeededFuture(Map.of());
    }

    @Override
    public Future<Adopted> adopt(UnaryOperator<AnswerPolicy> change, String by) {
        return Future.succeededFuture(new Adopted(change.apply(policy()), Map.of()));
    }

    @Override
    public Map<String, Shelf> shelves() {
        return Map.of("en", new Shelf(0, 0, 1, 0, 0, 0));
    }
}
