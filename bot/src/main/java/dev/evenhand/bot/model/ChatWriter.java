package dev.evenhand.bot.model;

import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.bot.answer.Writer;
import dev.evenhand.bot.guard.Redaction;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Has a language model word answers: bounded in time and number, tried again where that may help and when the server
 * wants it, left alone while it fails.
 */
public final class ChatWriter implements Writer {

    private static final int TRIES = 3;

    private final Vertx vertx;
    private final LlmSettings settings;
    private final StreamingChatModel model;
    private final Breaker breaker = new Breaker(Clock.systemUTC());
    private final AtomicInteger writing = new AtomicInteger();

    public ChatWriter(Vertx vertx, LlmSettings settings) {
        this.vertx = vertx;
        this.settings = settings;
        this.model = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(new CandidHttp.Builder())
                .baseUrl(settings.baseUrl())
                .apiKey(settings.apiKey().isEmpty() ? "none" : settings.apiKey())
                .modelName(settings.model())
                .temperature(0.0)
                .maxTokens(settings.limits().mostTokens())
                .timeout(settings.limits().timeout())
                .build();
    }

    @Override
    public Future<Written> write(Assignment assignment, Pieces pieces) {
        if (!breaker.allows()) {
            return unasked("the model is left alone for a while");
        }
        if (writing.incrementAndGet() > settings.limits().concurrency()) {
            writing.decrementAndGet();
            return unasked("the model is busy with other answers");
        }
        var work = begun(assignment, pieces);
        return tried(work, 1)
                .timeout(settings.limits().timeout().toMillis(), TimeUnit.MILLISECONDS)
                .map(written -> written.with(work.meter().use()))
                .onSuccess(written -> breaker.succeeded())
                .onFailure(this::judge)
                .onComplete(end -> writing.decrementAndGet())
                .recover(cause -> {
                    work.dictation().giveUp();
                    return Future.failedFuture(
                            new Unwritten(reason(cause), work.meter().use()));
                });
    }

    private static Future<Written> unasked(String reason) {
        return Future.failedFuture(new Unwritten(reason, null));
    }

    private Work begun(Assignment assignment, Pieces pieces) {
        var redaction = new Redaction();
        var prompt = Prompt.of(assignment, redaction, settings.limits().historyTokens());
        var deadline = System.nanoTime() + settings.limits().timeout().toNanos();
        return new Work(
                prompt,
                new Dictation(assignment, pieces, redaction),
                new Meter(settings, Prompt.tokens(prompt)),
                deadline);
    }

    /** A wording that fails the checks says nothing about whether the server is well. */
    private void judge(Throwable cause) {
        if (cause instanceof ModelFailure) {
            breaker.succeeded();
        } else {
            breaker.failed();
        }
    }

    private static String reason(Throwable cause) {
        return cause instanceof ModelFailure ? String.valueOf(cause.getMessage()) : cause.toString();
    }

    private Future<Written> tried(Work work, int attempt) {
        return dictated(work).recover(cause -> {
            var trouble = Trouble.of(cause);
            if (trouble.asked() && !work.allows(trouble.pause())) {
                breaker.rest(trouble.pause());
            }
            boolean again = trouble.again() && attempt < TRIES && work.unheard() && work.allows(trouble.pause());
            return again
                    ? vertx.timer(Math.max(1, trouble.pause().toMillis()), TimeUnit.MILLISECONDS)
                            .compose(waited -> tried(work, attempt + 1))
                    : Future.failedFuture(cause);
        });
    }

    /** The model answers on threads of its own; everything after that happens on ours. */
    private Future<Written> dictated(Work work) {
        var scribe = new Scribe(vertx.getOrCreateContext(), work.dictation(), work.meter());
        vertx.<Void>executeBlocking(
                        () -> {
                            model.chat(work.prompt(), scribe);
                            return null;
                        },
                        false)
                .onFailure(scribe.done()::tryFail);
        return scribe.done().future();
    }

    private record Work(List<ChatMessage> prompt, Dictation dictation, Meter meter, long deadlineNanos) {

        /** Whether there is still time for an answer after a pause. */
        boolean allows(Duration pause) {
            return System.nanoTime() + pause.toNanos() < deadlineNanos;
        }

        /** Whether the model may be asked again without the customer noticing. */
        boolean unheard() {
            return dictation.unseen();
        }
    }
}
