package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Responder.Pieces;
import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Words an answer from passages; fails rather than say what they do not. */
public interface Writer {

    Future<Written> write(Assignment assignment, Pieces pieces);

    /**
     * What is to be written.
     *
     * @param turn asked
     * @param locale of the answer
     * @param passages it may use, best first, never empty
     */
    record Assignment(Turn turn, String locale, List<Passage> passages) {

        public Assignment {
            passages = List.copyOf(passages);
        }
    }

    /** One article as it may be used. */
    record Passage(String articleId, String title, String text, @Nullable String address) {}

    /** An answer that passed every check, and the passages it cites. */
    record Written(String text, List<Passage> cited) {}
}
