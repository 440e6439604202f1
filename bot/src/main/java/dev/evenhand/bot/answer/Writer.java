package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.handoff.conversation.ModelUse;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words an answer from passages; fails with {@link Unwritten} rather than say what they do not. */
public interface Writer {

    Future<Written> write(Assignment assignment, Pieces pieces);

    /**
     * What is to be written.
     *
     * @param turn asked
     * @param locale of the answer
     * @param passages it may use, best first, never empty
     * @param required those of them without which a part of the question would go unanswered
     * @param within how long it may take at the most
     */
    record Assignment(Turn turn, String locale, List<Passage> passages, List<Passage> required, Duration within) {

        private static final Duration UNHURRIED = Duration.ofMinutes(2);

        public Assignment {
            passages = List.copyOf(passages);
            required = List.copyOf(required);
        }

        /** One question, and as much time as a writer takes. */
        public Assignment(Turn turn, String locale, List<Passage> passages) {
            this(turn, locale, passages, List.of(), UNHURRIED);
        }
    }

    /**
     * One article as it may be used.
     *
     * @param personal parts of the text that say who the customer is
     */
    record Passage(String articleId, String title, String text, @Nullable String address, List<String> personal) {

        private static final String LOOKED_UP = "tool:";

        public Passage {
            personal = List.copyOf(personal);
        }

        /** Of an article, which is written for everybody. */
        public Passage(String articleId, String title, String text, @Nullable String address) {
            this(articleId, title, text, address, List.of());
        }

        /** What a look-up found; it is about one customer. */
        public static Passage found(String tool, String title, String text) {
            return new Passage(LOOKED_UP + tool, title, text, null);
        }

        /** The same, with what no language model may read of it. */
        public Passage hiding(List<String> values) {
            return new Passage(articleId, title, text, address, values);
        }

        public boolean lookedUp() {
            return lookedUp(articleId);
        }

        /** Whether a source of an earlier answer was a look-up. */
        public static boolean lookedUp(String id) {
            return id.startsWith(LOOKED_UP);
        }
    }

    /** An answer that passed every check, the passages it cites, and what it took; null when nobody counted. */
    record Written(String text, List<Passage> cited, @Nullable ModelUse use) {

        public Written {
            cited = List.copyOf(cited);
        }

        public Written with(@Nullable ModelUse counted) {
            return new Written(text, cited, counted);
        }
    }

    /** No words that may be shown; the article itself answers then. */
    final class Unwritten extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient @Nullable ModelUse use;

        /** {@code use} is what trying took all the same; null when nothing was asked. */
        public Unwritten(String reason, @Nullable ModelUse use) {
            super(reason, null, false, false);
            this.use = use;
        }

        public @Nullable ModelUse use() {
            return use;
        }
    }
}
