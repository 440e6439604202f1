package dev.evenhand.bot.model;

import dev.evenhand.handoff.conversation.ModelUse;
import dev.langchain4j.data.message.ChatMessage;
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
import org.jspecify.annotations.Nullable;

/**
 * The one way to a node's language model: bounded in time and number, tried again where that may help and when the server
 * wants it, left alone while it fails.
 */
public final class ModelDoor {

    private static final int TRIES = 3;
    /** In less, no model gets a sentence out. */
    private static final Duration SHORTEST = Duration.ofMillis(200);

    private final Vertx vertx;
    private final LlmSettings settings;
    private final StreamingChatModel model;
    private final Breaker breaker = new Breaker(Clock.systemUTC());
    private final AtomicInteger speaking = new AtomicInteger();

    public ModelDoor(Vertx vertx, LlmSettings settings) {
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

    LlmSettings settings() {
        return settings;
    }

    public String name() {
        return settings.model();
    }

    /** Whether it failed when it was last asked, or is left alone for a while. */
    public boolean away() {
        return breaker.troubled();
    }

    /** What the notes made of the model's words, and what it took. */
    record Heard<R>(R said, @Nullable ModelUse use) {}

    /** Fails with {@link Unheard}, never with anything else; the notes are given up then. */
    <R> Future<Heard<R>> ask(List<ChatMessage> prompt, Notes<R> notes) {
        return ask(prompt, notes, settings.limits().timeout());
    }

    /** The same, for whoever has less time than the settings give. */
    <R> Future<Heard<R>> ask(List<ChatMessage> prompt, Notes<R> notes, Duration within) {
        var usual = settings.limits().timeout();
        var limit = within.compareTo(usual) < 0 ? within : usual;
        if (limit.compareTo(SHORTEST) < 0) {
            return unasked("there is no time left to ask the model");
        }
        if (!breaker.allows()) {
            return unasked("the model is left alone for a while");
        }
        if (speaking.incrementAndGet() > settings.limits().concurrency()) {
            speaking.decrementAndGet();
            return unasked("the model is busy with other answers");
        }
        var deadline = System.nanoTime() + limit.toNanos();
        var work = new Work<>(prompt, notes, new Meter(settings, Prompt.tokens(prompt)), deadline);
        return begun(tried(work, 1), notes)
                .timeout(limit.toMillis(), TimeUnit.MILLISECONDS)
                .map(said -> new Heard<>(said, work.meter().use()))
                .onSuccess(heard -> breaker.succeeded())
                .onFailure(this::judge)
                .onComplete(end -> speaking.decrementAndGet())
                .recover(cause -> {
                    notes.giveUp();
                    return Future.failedFuture(new Unheard(
                            reason(cause),
                            cause instanceof ModelFailure,
                            work.meter().use()));
                });
    }

    /** The same, unless whoever waits for its first words has waited long enough. */
    private <R> Future<R> begun(Future<R> answer, Notes<R> notes) {
        Promise<R> first = Promise.promise();
        answer.onSuccess(first::tryComplete).onFailure(first::tryFail);
        long timer = vertx.setTimer(settings.limits().firstSentence().toMillis(), fired -> {
            if (notes.awaited()) {
                first.tryFail(new LateBeginning());
            }
        });
        return first.future().onComplete(end -> vertx.cancelTimer(timer));
    }

    private static <T> Future<T> unasked(String reason) {
        return Future.failedFuture(new Unheard(reason, false, null));
    }

    /** Words that fail the checks say nothing about whether the server is well. */
    private void judge(Throwable cause) {
        if (cause instanceof ModelFailure) {
            breaker.succeeded();
        } else {
            breaker.failed();
        }
    }

    /** What a server says for itself may quote the customer, or the key: it never gets into a log. */
    private static String reason(Throwable cause) {
        boolean ours = cause instanceof ModelFailure || cause instanceof LateBeginning;
        return ours ? String.valueOf(cause.getMessage()) : Trouble.kind(cause);
    }

    private <R> Future<R> tried(Work<R> work, int attempt) {
        return dictated(work).recover(cause -> {
            var trouble = Trouble.of(cause);
            if (trouble.asked() && !work.allows(trouble.pause())) {
                breaker.rest(trouble.pause());
            }
            boolean again = trouble.again() && attempt < TRIES && work.notes().unseen() && work.allows(trouble.pause());
            return again
                    ? vertx.timer(Math.max(1, trouble.pause().toMillis()), TimeUnit.MILLISECONDS)
                            .compose(waited -> tried(work, attempt + 1))
                    : Future.failedFuture(cause);
        });
    }

    /** The model answers on threads of its own; everything after that happens on ours. */
    private <R> Future<R> dictated(Work<R> work) {
        var scribe = new Scribe<>(vertx.getOrCreateContext(), work.notes(), work.meter());
        vertx.<Void>executeBlocking(
                        () -> {
                            model.chat(work.prompt(), scribe);
                            return null;
                        },
                        false)
                .onFailure(scribe.done()::tryFail);
        return scribe.done().future();
    }

    private record Work<R>(List<ChatMessage> prompt, Notes<R> notes, Meter meter, long deadlineNanos) {

        /** Whether there is still time for an answer after a pause. */
        boolean allows(Duration pause) {
            return System.nanoTime() + pause.toNanos() < deadlineNanos;
        }
    }

    /** Somebody waited for the first sentence while the article lay ready. */
    private static final class LateBeginning extends RuntimeException {
        private static final long serialVersionUID = 1L;

        LateBeginning() {
            super("the model takes too long over its first sentence", null, false, false);
        }
    }
}
