package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.knowledge.ArticleStore.Amendment;
import dev.evenhand.bot.knowledge.ArticleStore.Applied;
import dev.evenhand.bot.knowledge.ArticleStore.Kind;
import dev.evenhand.bot.knowledge.ArticleStore.Note;
import dev.evenhand.bot.knowledge.Import.Checked;
import dev.evenhand.bot.retrieval.encoder.Progress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The knowledge base of one node: checks what comes in, stores it for all, and answers when its own index serves it. */
public final class LiveKnowledge implements Knowledge {

    private final Vertx vertx;
    private final ArticleStore store;
    private final Editions editions;

    public LiveKnowledge(Vertx vertx, ArticleStore store, Editions editions) {
        this.vertx = vertx;
        this.store = store;
        this.editions = editions;
    }

    /** What answers customers at this moment. */
    public Edition edition() {
        return editions.current();
    }

    @Override
    public String version() {
        return editions.stored().version();
    }

    @Override
    public List<Article> articles() {
        return editions.stored().articles();
    }

    @Override
    public Optional<Article> article(Article.Key key) {
        return articles().stream().filter(article -> article.key().equals(key)).findFirst();
    }

    @Override
    public Future<Change> put(Article article, String by, @Nullable String seen) {
        return put(article, new Note(by, "put", subject(article.key())), number(seen));
    }

    private static long number(@Nullable String seen) {
        return seen == null ? Amendment.WHATEVER_STANDS : Catalogue.number(seen);
    }

    private Future<Change> put(Article article, Note note, long seen) {
        var errors = ArticleRules.errors(Reading.of(List.of(article)));
        if (!errors.isEmpty()) {
            return Future.failedFuture(new RejectedArticles(errors));
        }
        return store.apply(new Amendment(Kind.MERGE, List.of(article), List.of(), note, seen))
                .compose(applied -> editions.serving(applied.number()).compose(edition -> overlaps(article)
                        .map(found -> new Change(edition.version(), applied.added() > 0, found))));
    }

    /** On a worker: every question of every article is held against it. */
    private Future<List<Finding>> overlaps(Article article) {
        var standing = articles();
        return vertx.executeBlocking(
                () -> {
                    var others = standing.stream()
                            .filter(other -> !other.key().equals(article.key()))
                            .toList();
                    return ArticleRules.overlaps(Reading.of(List.of(article)), others);
                },
                false);
    }

    @Override
    public Future<Boolean> remove(Article.Key key, String by, @Nullable String seen) {
        var note = new Note(by, "removed", subject(key));
        return store.apply(new Amendment(Kind.MERGE, List.of(), List.of(key), note, number(seen)))
                .compose(applied -> editions.serving(applied.number()).map(edition -> applied.changed() > 0));
    }

    @Override
    public Future<ImportRun> importAll(Import wish) {
        var standing = articles();
        return vertx.executeBlocking(() -> wish.checked(standing), false).map(checked -> begun(wish, checked));
    }

    private ImportRun begun(Import wish, Checked checked) {
        var progress = new ImportProgress();
        var done = imported(wish, checked, progress).onComplete(end -> progress.finish());
        return new ImportRun(UUID.randomUUID().toString(), progress, done);
    }

    private Future<ImportReport> imported(Import wish, Checked checked, ImportProgress progress) {
        if (!checked.faults().isEmpty()) {
            return Future.failedFuture(new RejectedArticles(checked.faults()));
        }
        int articles = wish.reading().articles().size();
        var warnings = checked.warnings();
        var changes = checked.changes();
        if (wish.dryRun()) {
            int replaced = articles - changes.added();
            return Future.succeededFuture(
                    new ImportReport(articles, replaced, version(), shelves(), warnings, changes));
        }
        return store.apply(wish.amendment())
                .compose(applied -> served(applied, progress))
                .map(served -> new ImportReport(
                        articles,
                        served.replaced(),
                        served.edition().version(),
                        served.edition().shelves(),
                        warnings,
                        changes));
    }

    private Future<Served> served(Applied applied, ImportProgress progress) {
        return editions.calibrated(applied.number(), progress).map(edition -> new Served(applied.changed(), edition));
    }

    @Override
    public Future<List<Revision>> history(int most) {
        return store.history(most);
    }

    @Override
    public Future<List<ArticleVersion>> past(Article.Key key) {
        return store.past(key).map(changes -> ArticleVersion.of(article(key), changes));
    }

    @Override
    public Future<Optional<Change>> restore(Article.Key key, String version, String by, @Nullable String seen) {
        return past(key).compose(versions -> versions.stream()
                .filter(past -> past.article() != null && version.equals(name(past)))
                .findFirst()
                .map(past -> put(
                                Objects.requireNonNull(past.article()),
                                new Note(by, "restored", subject(key)),
                                number(seen))
                        .map(Optional::of))
                .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    private static String name(ArticleVersion past) {
        var revision = past.revision();
        return revision == null ? "" : revision.version();
    }

    @Override
    public Map<String, Shelf> shelves() {
        return edition().shelves();
    }

    @Override
    public AnswerPolicy policy() {
        return editions.policy();
    }

    @Override
    public Future<Map<String, Shelf>> foresee(AnswerPolicy policy) {
        return editions.foreseen(policy);
    }

    @Override
    public Future<Adopted> adopt(UnaryOperator<AnswerPolicy> change, String by) {
        return store.change(editions.usualPolicy(), change, by)
                .compose(kept -> editions.calibrated(kept.number(), Progress.SILENT)
                        .map(edition -> new Adopted(kept.policy(), edition.shelves())));
    }

    private static String subject(Article.Key key) {
        return key.locale() + ":" + key.id();
    }

    private record Served(int replaced, Edition edition) {}
}
