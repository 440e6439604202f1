package dev.evenhand.bot.model;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.io.UncheckedIOException;
import java.net.ProtocolException;

/** Carries what the model says from its threads to our context, and stops it once it may not go on. */
final class Scribe<R> implements StreamingChatResponseHandler {

    private final Context context;
    private final Notes<R> notes;
    private final Meter meter;
    private final Promise<R> done = Promise.promise();

    Scribe(Context context, Notes<R> notes, Meter meter) {
        this.context = context;
        this.notes = notes;
        this.meter = meter;
    }

    Promise<R> done() {
        return done;
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext stream) {
        context.runOnContext(none -> {
            if (done.future().isComplete() || notes.over()) {
                stream.streamingHandle().cancel();
                return;
            }
            try {
                notes.take(partial.text());
            } catch (ModelFailure failure) {
                stream.streamingHandle().cancel();
                cutShort(failure);
            }
        });
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        context.runOnContext(none -> {
            if (done.future().isComplete()) {
                return;
            }
            meter.completed(response.tokenUsage(), notes.soFar());
            try {
                checkEnd(response);
                done.complete(notes.end());
            } catch (ModelFailure | UncheckedIOException failure) {
                done.fail(failure);
            }
        });
    }

    /** A model that was never given a tool and asks for one, and an answer that breaks off, are no answers. */
    private void checkEnd(ChatResponse response) {
        if (response.finishReason() == null && notes.soFar().isEmpty()) {
            throw new UncheckedIOException(new ProtocolException("the server did not answer as a model does"));
        }
        if (response.aiMessage().hasToolExecutionRequests()) {
            throw new ModelFailure("the model asks for a tool it was not given");
        }
        if (response.finishReason() != FinishReason.STOP) {
            throw new ModelFailure("the answer breaks off (" + response.finishReason() + ")");
        }
    }

    @Override
    public void onError(Throwable error) {
        context.runOnContext(none -> cutShort(error));
    }

    private void cutShort(Throwable cause) {
        if (done.tryFail(cause) && !notes.soFar().isEmpty()) {
            meter.cutShort(notes.soFar());
        }
    }
}
