package dev.evenhand.web.live;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.Role;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens the stream of a page of staff; while it is open the agent counts as present. */
public final class StaffStreams {
    private static final Logger LOG = LoggerFactory.getLogger(StaffStreams.class);
    private static final int MOST_WATCHED = 10;
    /** Twice and more within the silence that the desk notices. */
    private static final Duration BEAT = Duration.ofSeconds(3);

    private final Desk desk;
    private final DeskHub hub;
    private final Streams streams;

    public StaffStreams(Desk desk, DeskHub hub, Streams streams) {
        this.desk = desk;
        this.hub = hub;
        this.streams = streams;
    }

    public void open(RoutingContext ctx) {
        var watched = watched(ctx);
        if (watched.size() > MOST_WATCHED) {
            ctx.fail(Problem.field("watch", "At most " + MOST_WATCHED + " conversations can be watched at once."));
            return;
        }
        var staff = Staff.of(ctx);
        if (!watched.isEmpty() && !staff.has(Role.MANAGER)) {
            ctx.fail(Problem.of(ProblemKind.NOT_ALLOWED, "Watching other people's chats needs the role manager."));
            return;
        }
        ctx.request().resume();
        streams.reserve(ctx, "staff:" + staff.grant().id())
                .onSuccess(stream -> follow(ctx, new DeskFeed(hub, staff, stream, watched), stream))
                .onFailure(ctx::fail);
    }

    private void follow(RoutingContext ctx, DeskFeed feed, EventStream stream) {
        stream.onClose(feed::end);
        keepPresent(ctx, stream);
        hub.join(feed)
                .onSuccess(view -> stream.post(() -> feed.begin(view)))
                .onFailure(failure -> stream.post(() -> {
                    stream.closed();
                    ctx.fail(failure);
                }));
    }

    /** A sign that fails is followed by the next; several may be missed before anybody is told. */
    private void keepPresent(RoutingContext ctx, EventStream stream) {
        var staff = Staff.of(ctx);
        if (staff.has(Role.AGENT) || staff.has(Role.MANAGER)) {
            var agent = staff.agent();
            desk.connected(agent);
            var vertx = ctx.vertx();
            var beat = vertx.setPeriodic(BEAT.toMillis(), tick -> desk.connected(agent));
            stream.onClose(() -> {
                vertx.cancelTimer(beat);
                desk.disconnected(agent)
                        .onFailure(away -> LOG.debug("The sweep notices who has left: {}", away.getMessage()));
            });
        }
    }

    private static Set<String> watched(RoutingContext ctx) {
        var watch = ctx.queryParams().get("watch");
        return watch == null
                ? Set.of()
                : Arrays.stream(watch.split(",")).filter(id -> !id.isBlank()).collect(Collectors.toSet());
    }
}
