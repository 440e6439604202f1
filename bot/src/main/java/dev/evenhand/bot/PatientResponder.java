package dev.evenhand.bot;

import dev.evenhand.bot.answer.Decision;
import dev.evenhand.bot.answer.Responder;
import dev.evenhand.bot.answer.Turn;
import dev.evenhand.handoff.conversation.Assessment;
import io.vertx.core.Future;

/** Lets turns wait until the knowledge base serves for the first time. */
record PatientResponder(Future<?> opened, Responder responder) implements Responder {

    @Override
    public Future<Decision> respond(Turn turn, Pieces pieces) {
        return opened.compose(none -> responder.respond(turn, pieces));
    }

    @Override
    public Future<Assessment> assess(Turn turn) {
        return opened.compose(none -> responder.assess(turn));
    }

    @Override
    public Future<String> summary(Turn turn) {
        return opened.compose(none -> responder.summary(turn));
    }
}
