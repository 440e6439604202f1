package dev.evenhand.bot.answer;

import dev.evenhand.handoff.conversation.Assessment;
import io.vertx.core.Future;

/** Decides about turns. A failed future means that the bot could not decide; people then take over. */
public interface Responder {

    Future<Decision> respond(Turn turn, Pieces pieces);

    /** What there is to say about a turn, said to nobody. */
    Future<Assessment> assess(Turn turn);

    /** What a person should know before taking over, in a few short lines. */
    Future<String> summary(Turn turn);

    /** Where an answer goes while it is being written. */
    interface Pieces {

        /** Nobody watches. */
        Pieces UNSEEN = new Pieces() {
            @Override
            public void piece(String text) {}

            @Override
            public void withdrawn() {}
        };

        /** The next words. */
        void piece(String text);

        /** What was shown so far does not count. */
        void withdrawn();
    }
}
