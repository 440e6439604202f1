package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.Conversation.Ticket;
import dev.evenhand.handoff.conversation.ConversationEvent.Doubt;
import dev.evenhand.handoff.conversation.Custody.Line;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.conversation.Refusal.Reason;
import dev.evenhand.handoff.desk.Lines.Room;
import dev.evenhand.handoff.desk.Lines.Service;
import dev.evenhand.handoff.queue.Outlook;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Team.Overflow;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which line a conversation joins, and whether somebody will come: open, staffed and not full, or why not. */
final class Doors {
    /** Who is there changes seldom and every customer asks. */
    private static final Duration FRESH = Duration.ofSeconds(2);
    /** A chat longer ago says little about the wait of today. */
    private static final Duration LATELY = Duration.ofHours(4);

    /** More than join one line between two looks at it. */
    private static final int MOST_BETWEEN_LOOKS = 200;

    /** Joining takes two steps; whoever does not arrive within this time does not come. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(10);

    private final Lines lines;
    private final Steps steps;
    private final Dispatch dispatch;
    private final Map<String, Seen> services = new ConcurrentHashMap<>();

    private record Seen(Future<Service> service, Instant until) {}

    Doors(DeskParts parts, Dispatch dispatch) {
        this.lines = parts.lines();
        this.steps = parts.steps();
        this.dispatch = dispatch;
    }

    /** The line for a conversation going to people; {@code topic} of the question, unknown for that of the first one. */
    Future<Line> line(Conversation conversation, String topic) {
        String known = topic.equals(Conversation.UNKNOWN_TOPIC) ? conversation.topic() : topic;
        return line(conversation.opening(), known);
    }

    Future<Line> line(Opening opening, String topic) {
        Team team = dispatch.rules().teams().teamFor(topic, opening.locale());
        return judged(team, dispatch.rules().priorityOf(opening.customer()));
    }

    /** Refused where the line is full: whoever asks is still with the bot, and may leave a message. */
    Future<Line> lineWithRoom(Conversation conversation, String topic) {
        return line(conversation, topic).compose(line -> {
            if (line.doubt() == Doubt.LINE_FULL) {
                return Future.failedFuture(full());
            }
            return line.doubt() == Doubt.OUTSIDE_HOURS
                    ? Future.succeededFuture(line)
                    : lines.keepPlace(line.team(), conversation.id(), room(line.team()))
                            .compose(kept -> kept ? Future.succeededFuture(line) : Future.failedFuture(full()));
        });
    }

    private Room room(String team) {
        Instant now = steps.now();
        return new Room(dispatch.team(team).promise().mostWaiting(), now, now.plus(ON_THE_WAY));
    }

    private static Refusal full() {
        return new Refusal(Reason.LINE_FULL, "Everybody is busy and the line is full; leave a message.");
    }

    /** The named team's line, keeping the ticket's priority; refused if there is no such team. */
    Future<Line> lineOf(String team, Conversation conversation) {
        return dispatch.rules()
                .teams()
                .team(team)
                .map(found -> judged(found, priority(conversation)))
                .orElseGet(() -> Future.failedFuture(unknown(team)));
    }

    /** The line it stood in before. */
    Future<Line> lineAgain(Conversation conversation) {
        Ticket ticket = conversation.ticket();
        return ticket == null
                ? line(conversation, conversation.topic())
                : judged(dispatch.team(ticket.team()), ticket.priority());
    }

    private Refusal unknown(String team) {
        String known = dispatch.rules().teams().all().stream().map(Team::id).collect(Collectors.joining(", "));
        return new Refusal(Reason.UNKNOWN_TEAM, "There is no team " + team + "; there are " + known + ".");
    }

    private static int priority(Conversation conversation) {
        Ticket ticket = conversation.ticket();
        return ticket == null ? 0 : ticket.priority();
    }

    private Future<Line> judged(Team team, int priority) {
        Instant now = steps.now();
        if (!team.hours().openAt(now)) {
            return Future.succeededFuture(closed(team, priority, now));
        }
        return service(team.id()).compose(service -> full(team, service.outlook())
                .compose(full -> full ? besideFull(team, priority) : joining(team, priority, service.outlook())));
    }

    /** Counted anew only where so many may have come since the last look that the line is full now. */
    private Future<Boolean> full(Team team, Outlook seen) {
        int most = team.promise().mostWaiting();
        return seen.waiting() + MOST_BETWEEN_LOOKS < most
                ? Future.succeededFuture(false)
                : lines.length(team.id()).map(length -> length >= most);
    }

    private Future<Line> besideFull(Team team, int priority) {
        Overflow overflow = team.promise().overflow();
        return overflow == null
                ? Future.succeededFuture(new Line(team.id(), priority, Doubt.LINE_FULL, null))
                : judged(dispatch.team(overflow.team()), priority);
    }

    private static Future<Line> joining(Team team, int priority, Outlook seen) {
        return Future.succeededFuture(new Line(team.id(), priority, seen.staffed() ? null : Doubt.NOBODY_HERE, null));
    }

    private static Line closed(Team team, int priority, Instant now) {
        @Nullable Instant opensAt = team.hours().nextOpening(now).orElse(null);
        return new Line(team.id(), priority, Doubt.OUTSIDE_HOURS, opensAt);
    }

    /** When a message left now joins the team's line. */
    Instant opening(String team, Instant now) {
        return dispatch.team(team).hours().nextOpening(now).orElse(now);
    }

    /** How the team's line is served, as of a moment ago; many who ask at once share one look. */
    Future<Service> service(String team) {
        Instant now = steps.now();
        return services.compute(
                        team,
                        (id, seen) -> seen != null
                                        && now.isBefore(seen.until())
                                        && !seen.service().failed()
                                ? seen
                                : new Seen(lines.service(id, now.minus(LATELY)), now.plus(FRESH)))
                .service();
    }

    /** Somebody came or went. */
    void lookAgain() {
        services.clear();
    }
}
