package dev.evenhand.bot;

import dev.evenhand.bot.evaluation.Evaluation;
import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.judge.Judge;
import dev.evenhand.bot.knowledge.Knowledge;
import dev.evenhand.bot.learning.Learning;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Optional;

/** The running bot of one node: it takes part in conversations by itself; these are the doors for everybody else. */
public interface Bot {

    /**
     * Starts the bot: fills an empty store with the sample shop, takes part in conversations, and indexes the articles
     * in the background; questions that come before the index is there wait for it.
     *
     * @return fails when the store cannot be reached
     */
    static Future<Bot> start(Vertx vertx, BotOptions options, Doors doors) {
        return BotStart.start(vertx, options, doors);
    }

    /**
     * Loads what needs no store, the sentence models above all, so that a start finds it there; blocking, seconds.
     *
     * <p>A start without it works as well and takes longer.
     */
    static void prepare() {
        BotStart.prepare();
    }

    /** The knowledge base: read, change, import. */
    Knowledge knowledge();

    /**
     * A dry run: decides exactly as on a customer's first message, and explains.
     *
     * @param locale {@code en}, {@code zh}, or empty to go by the message's script
     */
    Future<Explanation> ask(String text, String locale);

    /**
     * How the knowledge base in force does on labelled questions of one language.
     *
     * @param questions at least one
     */
    Future<Evaluation> evaluate(List<Question> questions, String locale);

    /** What customers and agents have taught. */
    Learning learning();

    /** Grades closed conversations; empty without a model. */
    Optional<Judge> judge();

    /** The language model that words answers, as this node finds it; empty without one. */
    Optional<Model> model();

    /** Three or four questions to offer before the first word; empty when the knowledge base has none. */
    List<String> suggestions(String locale);

    /** Whether questions can be answered now. */
    Readiness ready();

    /** Takes no more turns, hands off what the bot holds on this node, then lets go of threads and models. */
    Future<Void> stop();

    /**
     * A language model.
     *
     * @param name as the operator named it
     * @param away whether it failed when it was last asked, or is left alone for a while; the articles answer in its place
     */
    record Model(String name, boolean away) {}

    /**
     * Whether the bot can answer.
     *
     * @param ready whether every language of the knowledge base is indexed
     * @param detail one sentence for the operator
     */
    record Readiness(boolean ready, String detail) {}
}
