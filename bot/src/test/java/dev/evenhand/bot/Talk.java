package dev.evenhand.bot;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A customer's side of conversations on a desk, and what their logs hold. */
public record Talk(Handoff handoff) {
    /** What several turns with a slow model take on a machine that has other things to do. */
    private static final long LONGEST_SECONDS = 150;

    /** All at once, in this order. */
    public void say(String id, String... words) {
        await(Future.all(Stream.of(words)
                .map(text -> handoff.desk()
                        .customerSays(id, new Utterance(UUID.randomUUID().toString(), text)))
                .toList()));
    }

    public List<ConversationEvent> history(String id) {
        return await(handoff.desk().history(id, null)).stream()
                .map(Entry::event)
                .toList();
    }

    /** The first such event, past or to come. */
    public Future<ConversationEvent> event(String id, Predicate<ConversationEvent> wanted) {
        Promise<ConversationEvent> seen = Promise.promise();
        var subscription = handoff.live().conversation(id, entry -> {
            if (wanted.test(entry.event())) {
                seen.tryComplete(entry.event());
            }
        });
        history(id).stream().filter(wanted).findFirst().ifPresent(seen::tryComplete);
        return seen.future().timeout(20, TimeUnit.SECONDS).onComplete(end -> subscription.close());
    }

    public static <T> T await(Future<T> future) {
        return future.toCompletionStage()
                .toCompletableFuture()
                .orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
