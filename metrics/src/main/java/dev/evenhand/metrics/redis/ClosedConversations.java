package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.redis.FeedEntry;
import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.metrics.outcome.Facts;
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
 * Makes outcomes of conversations: of each when it closes or is corrected, and of all of them when recounted.
 *
 * <p>Always by the whole history, so that doing it twice, late or after a crash gives the same row.
 */
public final class ClosedConversations {
    /** Events after which a closed conversation's facts may differ. */
    private static final Set<String> TELLING = Set.of("closed", "rated", "wrapped_up", "feedback_given", "resolved");

    private static final String LOGS = "{p*}:c:*:log";

    private final RedisLink link;
    private final Desk desk;
    private final OutcomeLog log;

    public ClosedConversations(RedisLink link, Desk desk, OutcomeLog log) {
        this.link = link;
        this.desk = desk;
        this.log = log;
    }

    /** Handles an entry of the feed; completes when the outcome, if there is one, is stored. */
    public Future<Void> handle(FeedEntry entry) {
        return TELLING.contains(entry.type())
                ? fold(entry.conversation())
                        .compose(row -> row.isEmpty() ? Future.succeededFuture() : log.append(List.of(row.get())))
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
        List<Future<Optional<OutcomeRow>>> folds = new ArrayList<>();
        for (Response key : keys) {
            folds.add(fold(conversation(key.toString())));
        }
        return Future.all(folds)
                .compose(all -> log.append(folds.stream()
                        .map(Future::result)
                        .flatMap(Optional::stream)
                        .toList()));
    }

    private Future<Optional<OutcomeRow>> fold(String conversation) {
        return desk.history(conversation, null)
                .map(ClosedConversations::row)
                .recover(failure ->
                        gone(failure) ? Future.succeededFuture(Optional.empty()) : Future.failedFuture(failure));
    }

    private static Optional<OutcomeRow> row(List<Entry> history) {
        Optional<Facts> facts = OutcomeFold.fold(history);
        return facts.map(OutcomeRow::of);
    }

    private static boolean gone(@Nullable Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Refusal.Reason.UNKNOWN_CONVERSATION;
    }

    private static String conversation(String key) {
        return key.substring(key.indexOf(":c:") + 3, key.length() - ":log".length());
    }
}
