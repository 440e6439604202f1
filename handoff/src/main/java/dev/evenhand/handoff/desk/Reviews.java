package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.Audited;
import dev.evenhand.handoff.conversation.ConversationEvent.Graded;
import dev.evenhand.handoff.conversation.Custody;
import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.desk.Desk.Audit;
import dev.evenhand.handoff.desk.Desk.Grade;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * What is said afterwards of a closed conversation by those who read it.
 *
 * <p>The first of each kind counts, for whoever folds the log as well: two that come at the same moment are both stored,
 * and the later one changes nothing.
 */
final class Reviews {
    private final Conversations conversations;
    private final Steps steps;

    Reviews(Conversations conversations, Steps steps) {
        this.conversations = conversations;
        this.steps = steps;
    }

    Future<Boolean> grade(String id, Participant judge, Grade grade) {
        return first(id, Graded.class, now -> new Graded(now, judge, grade.verdict(), grade.reason(), grade.model()));
    }

    Future<Boolean> audit(String id, Agent supervisor, Audit audit) {
        return first(
                id, Audited.class, now -> new Audited(now, supervisor.whispering(), audit.verdict(), audit.note()));
    }

    private <E extends ConversationEvent> Future<Boolean> first(
            String id, Class<E> kind, Function<Instant, ConversationEvent> made) {
        return conversations.history(id, null).compose(history -> {
            if (history.stream().anyMatch(entry -> kind.isInstance(entry.event()))) {
                return Future.succeededFuture(false);
            }
            return steps.take(id, (before, now) -> {
                        Custody.mustBeClosed(before.conversation());
                        return List.of(made.apply(now));
                    })
                    .map(true);
        });
    }
}
