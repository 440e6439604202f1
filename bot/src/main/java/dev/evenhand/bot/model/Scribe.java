package dev.evenhand.bot.model;

import dev.evenhand.bot.answer.Writer.Written;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import io.vertx.core.Context;
import io.vertx.core.Promise;

/** Carries what the model says from its threads to our context, and stops it once it may not go on. */
final class Scribe implements StreamingChatResponseHandler {

    private final Context context;
    private final Dictation dictation;
    private final ModelUsage usage;
    private final Promise<Written> done;

    Scribe(Context context, Dictation dictation, ModelUsage usage, Promise<Written> done) {
        this.context = context;
        this.dictation = dictation;
        this.usage = usage;
        this.done = done;
    }

    @Override
    public void onPartialResponse(PartialResponse partial, PartialResponseContext stream) {
        context.runOnContext(none -> {
            if (done.future().isComplete() || dictation.over()) {
                stream.streamingHandle().cancel();
                return;
            }
            try {
                dictation.take(partial.text());
            } catch (ModelFailure failure) {
                stream.streamingHandle().cancel();
                done.tryFail(failure);
            }
        });
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        context.runOnContext(none -> {
            usage.answered(response.tokenUsage());
            if (done.future().isComplete()) {
                return;
            }
            try {
                done.tryComplete(dictation.end());
            } catch (ModelFailure failure) {
                done.tryFail(failure);
            }
        });
    }

    @Override
    public void onError(Throwable error) {
        context.runOnContext(none -> done.tryFail(error));
    }
}
