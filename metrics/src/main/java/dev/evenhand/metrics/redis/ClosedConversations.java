package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.redis.FeedEntry;
import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.metrics.outcome.CustomerContact.Begun;
import dev.evenhand.metrics.outcome.OutcomeFold;
import dev.evenhand.metrics.outcome.OutcomeLog;
import dev.evenhand.metrics.outcome.OutcomeLog.Appended;
import dev.evenhand.metrics.outcome.OutcomeRow;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes outcomes of conversations: of each when it closes or is corrected, and of all of them when recounted. One that
 * goes on is noted as a return of its customer as soon as the first message was assessed.
 *
 * <p>Always by the whole history, so that doing it twice, late or after a crash gives the same row.
 */
public final class ClosedConversations {
    /** Events after which a closed conversation's facts may differ. */
    private static final Set<String> TELLING = Set.of("closed", "rated", "wrapped_up", "feedback_given", "resolved");

    /** Events by which the customer has written, and the topic is known or never will be. */
    private static final Set<String> BEGINNING = Set.of("assessed", "handoff_requested");

    private static final String LOGS = "{p*}:c:*:log";

    private final RedisLink link;
    private final Desk desk;
    private final OutcomeLog log;

    public ClosedConversations(RedisLink link, Desk desk, OutcomeLog log) {
        this.link = link;
        this.desk = desk;
        this.log = log;
    }

    /** What a history comes to: at most one of the two. */
    private record Folded(Optional<OutcomeRow> row, Optional<Begun> begun) {
        static final Folded NOTHING = new Folded(Optional.empty(), Optional.empty());

        static Folded of(List<Entry> history) {
            return new Folded(OutcomeFold.row(history), OutcomeFold.begun(history));
        }
    }

    /** Handles an entry of the feed; completes when what follows from it is stored. */
    public Future<Void> handle(FeedEntry entry) {
        return TELLING.contains(entry.type()) || BEGINNING.contains(entry.type())
                ? fold(entry.conversation())
                        .compose(folded -> store(List.of(folded)))
                        .mapEmpty()
                : Future.succeededFuture();
    }

    /**
     * Folds every conversation log anew and appends what differs from the stored outcome; completes with what was new,
     * replaced or already right. Imported rows have no log and stay as they are. Looks at every key of the server.
     */
    public Future<Appended> recount() {
        return recountFrom("0", Appended.NONE);
    }

    private Future<Appended> recountFrom(String cursor, Appended before) {
        return link.send(Command.SCAN, cursor, "MATCH", LOGS, "COUNT", "1000").compose(page -> {
            if (page == null) {
                return Future.succeededFuture(before);
            }
            String next = page.get(0).toString();
            return recounted(page.get(1))
                    .compose(appended -> next.equals("0")
                            ? Future.succeededFuture(before.plus(appended))
                            : recountFrom(next, before.plus(appended)));
        });
    }

    private Future<Appended> recounted(Response keys) {
        List<Future<Folded>> folds = new ArrayList<>();
        for (Response key : keys) {
            folds.add(fold(conversation(key.toString())));
        }
        return Future.all(folds)
                .compose(all -> store(folds.stream().map(Future::result).toList()));
    }

    private Future<Appended> store(List<Folded> folds) {
        List<OutcomeRow> rows =
                folds.stream().map(Folded::row).flatMap(Optional::stream).toList();
        List<Future<Void>> begun = folds.stream()
                .map(Folded::begun)
                .flatMap(Optional::stream)
                .map(log::begun)
                .toList();
        return Future.all(begun)
                .compose(noted -> rows.isEmpty() ? Future.succeededFuture(Appended.NONE) : log.append(rows));
    }

    private Future<Folded> fold(String conversation) {
        return desk.history(conversation, null)
                .map(Folded::of)
                .recover(failure ->
                        gone(failure) ? Future.succeededFuture(Folded.NOTHING) : Future.failedFuture(failure));
    }

    private static boolean gone(@Nullable Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Refusal.Reason.UNKNOWN_CONVERSATION;
    }

    private static String conversation(String key) {
        return key.substring(key.indexOf(":c:") + 3, key.length() - ":log".length());
    }
}
