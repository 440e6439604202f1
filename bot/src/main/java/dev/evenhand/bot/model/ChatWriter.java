package dev.evenhand.bot.model;

import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.bot.answer.Writer;
import dev.evenhand.bot.guard.Redaction;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.exception.RetriableException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has a language model word answers: bounded in time and number, tried again where that may help, left alone while it
 * fails.
 */
public final class ChatWriter implements Writer {

    private static final int TRIES = 2;
    private static final Duration PAUSE = Duration.ofMillis(300);
    /** A crowded server is given a moment longer. */
    private static final Duration CROWDED_PAUSE = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final LlmSettings settings;
    private final StreamingChatModel model;
    private final Breaker breaker = new Breaker(Clock.systemUTC());
    private final AtomicInteger writing = new AtomicInteger();
    private final ModelUsage usage = new ModelUsage();

    public ChatWriter(Vertx vertx, LlmSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.model = OpenAiStreamingChatModel.builder()
                .baseUrl(settings.baseUrl())
                .apiKey(settings.apiKey().isEmpty() ? "none" : settings.apiKey())
                .modelName(settings.model())
                .temperature(0.0)
                .maxTokens(settings.mostTokens())
                .timeout(settings.timeout())
                .build();
    }

    /** What the model was used for so far. */
    public ModelUsage usage() {
        return usage;
    }

    @Override
    public Future<Written> write(Assignment assignment, Pieces pieces) {
        if (!breaker.allows()) {
            return Future.failedFuture(new ModelFailure("the model is left alone after failing repeatedly"));
        }
        if (writing.incrementAndGet() > settings.concurrency()) {
            writing.decrementAndGet();
            return Future.failedFuture(new ModelFailure("the model is busy with other answers"));
        }
        var redaction = new Redaction();
        var dictation = new Dictation(assignment, pieces, redaction);
        return tried(Prompt.of(assignment, redaction), dictation, 1)
                .timeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(end -> writing.decrementAndGet())
                .onSuccess(written -> breaker.succeeded())
                .onFailure(cause -> {
                    dictation.giveUp();
                    usage.failed();
                    judge(cause);
                });
    }

    /** A wording that fails the checks says nothing about whether the server is well. */
    private void judge(Throwable cause) {
        if (cause instanceof ModelFailure) {
            breaker.succeeded();
        } else {
            breaker.failed();
        }
    }

    private Future<Written> tried(List<ChatMessage> prompt, Dictation dictation, int attempt) {
        return dictated(prompt, dictation).recover(cause -> {
            boolean again = cause instanceof RetriableException && attempt < TRIES && dictation.unseen();
            if (!again) {
                return Future.failedFuture(cause);
            }
            var pause = cause instanceof RateLimitException ? CROWDED_PAUSE : PAUSE;
            return vertx.timer(pause.toMillis(), TimeUnit.MILLISECONDS)
                    .compose(waited -> tried(prompt, dictation, attempt + 1));
        });
    }

    /** The model answers on threads of its own; everything after that happens on ours. */
    private Future<Written> dictated(List<ChatMessage> prompt, Dictation dictation) {
        Promise<Written> done = Promise.promise();
        var scribe = new Scribe(vertx.getOrCreateContext(), dictation, usage, done);
        vertx.<Void>executeBlocking(
                        () -> {
                            model.chat(prompt, scribe);
                            return null;
                        },
                        false)
                .onFailure(done::tryFail);
        return done.future();
    }
}
