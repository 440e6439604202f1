package dev.evenhand.bot.knowledge;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/** Where articles are kept for all nodes; every change is one atomic step. */
public interface ArticleStore {

    Future<Catalogue> load();

    /** The number of what is stored now. */
    Future<Long> number();

    /** Fails with {@link OutdatedArticle} where somebody has changed one of the articles put or taken away since they were seen. */
    Future<Applied> apply(Amendment amendment);

    /**
     * Keeps the policy that {@code change} makes of the one in force, which counts as a change of the knowledge base; of
     * two changes at the same moment none is lost, for which {@code change} may be asked more than once.
     *
     * @param usual in force where none is stored
     * @param by who wants it, for the history
     */
    Future<Kept> change(AnswerPolicy usual, UnaryOperator<AnswerPolicy> change, String by);

    /** Newest first. */
    Future<List<Revision>> history(int most);

    /** The last changes of one article, newest first. */
    Future<List<PastChange>> past(Article.Key key);

    /** When an article last changed; the epoch where that is not remembered. */
    Future<Instant> changedAt(Article.Key key);

    /** Calls {@code listener} soon after any node changed something; best effort. */
    void onChange(Runnable listener);

    /**
     * One change of any size.
     *
     * @param kind how it treats what stands already
     * @param put articles to store
     * @param remove keys to take away
     * @param note for the history; its version is filled in by the store
     * @param seen number of the knowledge base it was made of; {@link #WHATEVER_STANDS} where that does not matter
     */
    record Amendment(Kind kind, List<Article> put, List<Article.Key> remove, Note note, long seen) {
        public static final long WHATEVER_STANDS = Long.MAX_VALUE;

        public Amendment {
            put = List.copyOf(put);
            remove = List.copyOf(remove);
        }

        public Amendment(Kind kind, List<Article> put, List<Article.Key> remove, Note note) {
            this(kind, put, remove, note, WHATEVER_STANDS);
        }
    }

    /** How a change treats what stands already; an article that is new comes last. */
    enum Kind {
        /** What is not mentioned stays, and what is known keeps its place. */
        MERGE,
        /** What is not mentioned goes, and the rest takes the order in which it is put. */
        REPLACE,
        /** Only into a store in which nothing was ever stored. */
        SEED
    }

    /** The policy that is stored, and the number it led to, or the one in force when nothing had to change. */
    record Kept(long number, AnswerPolicy policy) {}

    /** Who did what, as the history will say. */
    record Note(String by, String what, String subject) {}

    /**
     * What came of a change.
     *
     * @param number the version it led to, or the one in force when nothing had to change
     * @param changed articles that stood before and were changed or taken away
     * @param added articles that did not stand before
     */
    record Applied(long number, int changed, int added) {}
}
