package dev.evenhand.bot.answer;

import dev.evenhand.handoff.conversation.ModelUse;
import io.vertx.core.Future;
import org.jspecify.annotations.Nullable;

/** Words what a person should know before taking over; fails rather than say what the conversation does not. */
public interface Summariser {

    /** In the conversation's language, a few sentences. */
    Future<Summed> sum(Turn turn);

    /** A summary that passed every check, and what it took; null when nobody counted. */
    record Summed(String text, @Nullable ModelUse use) {}
}
