package dev.evenhand.bot.model;

import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.bot.answer.Writer;
import dev.evenhand.bot.guard.Redaction;
import io.vertx.core.Future;

/** Has a language model word answers, each sentence checked before anybody sees it. */
public final class ChatWriter implements Writer {

    private final ModelDoor door;

    public ChatWriter(ModelDoor door) {
        this.door = door;
    }

    @Override
    public Future<Written> write(Assignment assignment, Pieces pieces) {
        var redaction = new Redaction();
        var limits = door.settings().limits();
        var prompt = Prompt.of(assignment, redaction, limits.historyTokens());
        return door.ask(prompt, new Dictation(assignment, pieces, redaction), assignment.within())
                .map(heard -> heard.said().with(heard.use()))
                .recover(cause -> Future.failedFuture(unwritten(cause)));
    }

    private static Throwable unwritten(Throwable cause) {
        return cause instanceof Unheard unheard
                ? new Unwritten(String.valueOf(unheard.getMessage()), unheard.use())
                : cause;
    }
}
