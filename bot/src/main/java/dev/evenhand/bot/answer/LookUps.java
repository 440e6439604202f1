package dev.evenhand.bot.answer;

import io.vertx.core.Future;
import java.util.Optional;
import java.util.Set;

/** Asks the operator's own systems for what no article can know. */
public interface LookUps {

    /** Where nothing is declared. */
    LookUps NONE = (turn, articles) -> Future.succeededFuture(Optional.empty());

    /**
     * What is known about the very thing the customer asks for. Never fails: what cannot be found out is not known.
     *
     * @param articles the turn, or the one before it, is about
     */
    Future<Optional<Fact>> about(Turn turn, Set<String> articles);

    /**
     * Something found out just now.
     *
     * @param passage as a writer may use it
     * @param text as a customer reads it where nobody words it
     * @param value of the customer it was looked up by
     * @param articles it stands in for
     */
    record Fact(Writer.Passage passage, String text, String value, Set<String> articles) {

        public Fact {
            articles = Set.copyOf(articles);
        }
    }
}
