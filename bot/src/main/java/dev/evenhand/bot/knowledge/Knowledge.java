package dev.evenhand.bot.knowledge;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The knowledge base: stored once for all nodes, held by each, served by an index that is rebuilt after each change
 * while the old one answers.
 *
 * <p>Changes fail with {@link RejectedArticles} when an article is not sound, and with
 * {@link dev.evenhand.handoff.desk.StoreAway} while Redis cannot be reached.
 */
public interface Knowledge {

    /** Of what is stored, as far as this node has heard, such as {@code kb-4}; {@code kb-0} when nothing ever was. */
    String version();

    /** All articles, in the order of the shop's own file; those that were added one by one come last. */
    List<Article> articles();

    Optional<Article> article(Article.Key key);

    /**
     * Puts one article in the place of the one with its key; completes when the index that has it serves, and fails with
     * {@link OutdatedArticle} where the article has changed since it was seen.
     *
     * @param seen the version at which it was read, such as {@code kb-4}; null to replace whatever stands
     */
    Future<Change> put(Article article, String by, @Nullable String seen);

    /**
     * Takes one article away; false when there was none. Fails with {@link OutdatedArticle} where it has changed since it
     * was seen.
     *
     * @param seen the version at which it was read; null to take away whatever stands
     */
    Future<Boolean> remove(Article.Key key, String by, @Nullable String seen);

    /** Checks an import, which is long work where it is large, and begins it; see {@link ImportRun#done()} for its end. */
    Future<ImportRun> importAll(Import wish);

    /** The latest changes, newest first. */
    Future<List<Revision>> history(int most);

    /** How one article came to be what it is, newest first; empty when nothing is remembered of it. */
    Future<List<ArticleVersion>> past(Article.Key key);

    /**
     * Makes an article what it was after a change; fails with {@link OutdatedArticle} where it has changed since it was
     * seen.
     *
     * @param version of the change, such as {@code kb-4}; empty for the oldest that is remembered
     * @param seen the version at which it was read; null to replace whatever stands
     * @return empty when the article is not remembered as it was then
     */
    Future<Optional<Change>> restore(Article.Key key, String version, String by, @Nullable String seen);

    /** What serves now, by language; a language without articles has no shelf. */
    Map<String, Shelf> shelves();

    /** When the bot answers, as stored. */
    AnswerPolicy policy();

    /** What would serve under another policy, by language; changes nothing. Seconds of computing. */
    Future<Map<String, Shelf>> foresee(AnswerPolicy policy);

    /**
     * Sets for all nodes the policy that {@code change} makes of the stored one; of two changes at the same moment none is
     * lost. Completes with what serves here once its thresholds do, those of before holding until then.
     */
    Future<Adopted> adopt(UnaryOperator<AnswerPolicy> change, String by);

    /** The policy that was stored, and what serves under it, by language. */
    record Adopted(AnswerPolicy policy, Map<String, Shelf> shelves) {}

    /** A change of one article. */
    record Change(String version, boolean created, List<Finding> warnings) {

        public Change {
            warnings = List.copyOf(warnings);
        }

        /** With warnings in other words, such as another language's. */
        public Change saying(UnaryOperator<String> words) {
            return new Change(
                    version,
                    created,
                    warnings.stream().map(warning -> warning.saying(words)).toList());
        }
    }
}
