package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.redis.FeedEntry;
import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.metrics.outcome.CustomerContact.Begun;
import dev.evenhand.metrics.outcome.Meanwhile;
import dev.evenhand.metrics.outcome.OutcomeFold;
import dev.evenhand.metrics.outcome.OutcomeLog;
import dev.evenhand.metrics.outcome.OutcomeLog.Appended;
import dev.evenhand.metrics.outcome.OutcomeRow;
import dev.evenhand.metrics.outcome.Stretch;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes outcomes of conversations: of each when it closes or is corrected, and of all of them when recounted. One that
 * goes on is noted as a return of its customer as soon as the first message was assessed.
 *
 * <p>Always by the whole history, so that doing it twice, late or after a crash gives the same row.
 */
public final class ClosedConversations {
    /** Events after which a closed conversation's facts may differ. */
    private static final Set<String> TELLING =
            Set.of("closed", "rated", "wrapped_up", "feedback_given", "resolved", "graded", "audited");

    /** Events by which an agent gets or loses a conversation, and with it the shares of the agent's others change. */
    private static final Set<String> HANDING =
            Set.of("agent_joined", "transferred", "agent_lost", "returned_to_bot", "closed");

    /** Only what other nodes store at the same moment can make a row differ right after it was appended. */
    private static final int MOST_TRIES = 10;

    /** Events by which the customer has written, and the topic is known or never will be. */
    private static final Set<String> BEGINNING = Set.of("assessed", "handoff_requested");

    /** Events that {@link #handle} does something about. */
    public static final Set<String> HEARD =
            Stream.of(TELLING, HANDING, BEGINNING).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private static final String LOGS = "{p*}:c:*:log";

    private final RedisLink link;
    private final Desk desk;
    private final OutcomeLog log;
    private final HoldIndex holds;

    public ClosedConversations(RedisLink link, Desk desk, OutcomeLog log) {
        this.link = link;
        this.desk = desk;
        this.log = log;
        this.holds = new HoldIndex(link);
    }

    /** What a history comes to: at most one of the two. */
    private record Folded(Optional<OutcomeRow> row, Optional<Begun> begun) {
        static final Folded NOTHING = new Folded(Optional.empty(), Optional.empty());

        static Folded of(List<Entry> history, Meanwhile meanwhile) {
            return new Folded(OutcomeFold.row(history, meanwhile), OutcomeFold.begun(history));
        }

        /** The conversation it continues; null for most. */
        @Nullable
        String continues() {
            return row.map(made -> made.contact().continues())
                    .or(() -> begun.map(made -> made.contact().continues()))
                    .orElse(null);
        }

        Folded after(String former) {
            return new Folded(row.map(made -> made.after(former)), begun.map(made -> made.after(former)));
        }
    }

    /** Handles an entry of the feed, of the types in {@link #HEARD}; completes when what follows from it is stored. */
    public Future<Void> handle(FeedEntry entry) {
        String conversation = entry.conversation();
        Future<Set<String>> touched =
                HANDING.contains(entry.type()) ? note(conversation, holds::note) : Future.succeededFuture(Set.of());
        return touched.compose(others -> {
            List<Future<Void>> stored = new ArrayList<>();
            if (TELLING.contains(entry.type()) || BEGINNING.contains(entry.type())) {
                stored.add(keep(conversation));
            }
            others.forEach(other -> stored.add(keep(other)));
            return Future.all(stored).mapEmpty();
        });
    }

    /** Notes who had the conversation in hand when; completes with the conversations whose shares that may change. */
    private Future<Set<String>> note(
            String conversation, BiFunction<String, Map<String, List<Stretch>>, Future<Set<String>>> how) {
        return desk.history(conversation, null)
                .compose(history -> how.apply(conversation, OutcomeFold.holds(history)))
                .recover(failure -> gone(failure) ? Future.succeededFuture(Set.of()) : Future.failedFuture(failure));
    }

    private Future<Void> keep(String conversation) {
        return fold(conversation, ClosedConversations::told).compose(folded -> store(List.of(folded))
                .compose(stored ->
                        folded.row().map(row -> check(row, MOST_TRIES)).orElseGet(Future::succeededFuture)));
    }

    /** Whether its agents' clocks are known yet; what is said of it later goes into the facts when they are recounted. */
    private static boolean told(List<Entry> history) {
        return OutcomeFold.lastWordAfterEnd(history).compareTo(HoldIndex.TOLD_FOR) <= 0;
    }

    /**
     * Appends anew until the logs say the same after it as before: a row is made on whichever node hears of a change, and
     * so the last one appended was made of the latest logs.
     */
    private Future<Void> check(OutcomeRow row, int tries) {
        return fold(row.conversation(), ClosedConversations::told).compose(again -> {
            Optional<OutcomeRow> other = again.row().filter(now -> !now.digest().equals(row.digest()));
            if (other.isEmpty()) {
                return Future.succeededFuture();
            }
            return tries > 0
                    ? store(List.of(again)).compose(stored -> check(other.get(), tries - 1))
                    : Future.failedFuture(new IllegalStateException("too much at once around " + row.conversation()));
        });
    }

    /**
     * Folds every conversation log anew, all holds first, appends what differs from the stored outcome, and puts contacts
     * where they are missing among their customer's; completes with what was new, replaced or already right. Imported rows
     * have no log and stay as they are. Looks at every key of the server twice; fails on a cluster, whose nodes each know
     * only a part of the keys.
     */
    public Future<Appended> recount() {
        return ofOneServer()
                .compose(one -> scan("0", this::noted, Appended.NONE))
                .compose(noted -> scan("0", this::recounted, Appended.NONE));
    }

    private Future<Void> ofOneServer() {
        return link.send(Command.INFO, "cluster")
                .compose(told -> String.valueOf(told).contains("cluster_enabled:1")
                        ? Future.failedFuture(new IllegalStateException(
                                "A recount looks at every key of one server, and this is a cluster; count again on a"
                                        + " single server that was restored from a copy of it."))
                        : Future.succeededFuture());
    }

    private Future<Appended> scan(String cursor, Function<Response, Future<Appended>> step, Appended before) {
        return link.send(Command.SCAN, cursor, "MATCH", LOGS, "COUNT", "1000").compose(page -> {
            if (page == null) {
                return Future.succeededFuture(before);
            }
            String next = page.get(0).toString();
            return step.apply(page.get(1))
                    .compose(appended -> next.equals("0")
                            ? Future.succeededFuture(before.plus(appended))
                            : scan(next, step, before.plus(appended)));
        });
    }

    private Future<Appended> noted(Response keys) {
        List<Future<?>> notes = new ArrayList<>();
        for (Response key : keys) {
            notes.add(note(conversation(key.toString()), holds::noteAnew));
        }
        return Future.all(notes).map(Appended.NONE);
    }

    private Future<Appended> recounted(Response keys) {
        List<Future<Folded>> folds = new ArrayList<>();
        for (Response key : keys) {
            folds.add(fold(conversation(key.toString()), history -> true));
        }
        return Future.all(folds).compose(all -> {
            List<Folded> found = folds.stream().map(Future::result).toList();
            return store(found)
                    .compose(stored -> log.restoreContacts(rows(found)).map(stored));
        });
    }

    private static List<OutcomeRow> rows(List<Folded> folds) {
        return folds.stream().map(Folded::row).flatMap(Optional::stream).toList();
    }

    private Future<Appended> store(List<Folded> folds) {
        List<OutcomeRow> rows = rows(folds);
        List<Future<Void>> begun = folds.stream()
                .map(Folded::begun)
                .flatMap(Optional::stream)
                .map(log::begun)
                .toList();
        return Future.all(begun)
                .compose(noted -> rows.isEmpty() ? Future.succeededFuture(Appended.NONE) : log.append(rows));
    }

    private Future<Folded> fold(String conversation, Predicate<List<Entry>> which) {
        return desk.history(conversation, null)
                .compose(history ->
                        which.test(history) ? fold(conversation, history) : Future.succeededFuture(Folded.NOTHING))
                .recover(failure ->
                        gone(failure) ? Future.succeededFuture(Folded.NOTHING) : Future.failedFuture(failure));
    }

    private Future<Folded> fold(String conversation, List<Entry> history) {
        return holds.meanwhile(conversation, OutcomeFold.holds(history))
                .compose(meanwhile -> former(Folded.of(history, meanwhile)));
    }

    /** Whose the continued conversation was, since who has said who it is may have been a browser before. */
    private Future<Folded> former(Folded folded) {
        String continues = folded.continues();
        return continues == null
                ? Future.succeededFuture(folded)
                : desk.conversation(continues)
                        .map(before -> folded.after(before.opening().customer().key()))
                        .recover(failure ->
                                gone(failure) ? Future.succeededFuture(folded) : Future.failedFuture(failure));
    }

    private static boolean gone(@Nullable Throwable failure) {
        return failure instanceof Refusal refusal && refusal.reason() == Refusal.Reason.UNKNOWN_CONVERSATION;
    }

    private static String conversation(String key) {
        return key.substring(key.indexOf(":c:") + 3, key.length() - ":log".length());
    }
}
