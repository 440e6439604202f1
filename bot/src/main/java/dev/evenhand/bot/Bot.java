package dev.evenhand.bot;

import dev.evenhand.bot.knowledge.Knowledge;
import io.vertx.core.Future;
import java.util.List;

/** The running bot of one node: it takes part in conversations by itself; these are the doors for everybody else. */
public interface Bot {

    /** The knowledge base: read, change, import. */
    Knowledge knowledge();

    /**
     * A dry run: decides exactly as on a customer's first message, and explains.
     *
     * @param locale {@code en}, {@code zh}, or empty to go by the message's script
     */
    Future<Explanation> ask(String text, String locale);

    /** Three or four questions to offer before the first word; empty when the knowledge base has none. */
    List<String> suggestions(String locale);

    /** Whether questions can be answered now. */
    Readiness ready();

    /** Takes no more turns, hands off what the bot holds on this node, then lets go of threads and models. */
    Future<Void> stop();

    /**
     * Whether the bot can answer.
     *
     * @param ready whether every language of the knowledge base is indexed
     * @param detail one sentence for the operator
     */
    record Readiness(boolean ready, String detail) {}
}
