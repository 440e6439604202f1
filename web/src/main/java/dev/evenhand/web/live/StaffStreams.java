package dev.evenhand.web.live;

import dev.evenhand.web.auth.Role;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** Opens the stream of a page of staff, which lasts as long as the right to see it. */
public final class StaffStreams {
    private static final int MOST_WATCHED = 10;

    private final DeskHub hub;
    private final Streams streams;
    private final Attendance attendance;

    public StaffStreams(DeskHub hub, Streams streams, Attendance attendance) {
        this.hub = hub;
        this.streams = streams;
        this.attendance = attendance;
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
        streams.forStaff(ctx, staff.grant().id())
                .onSuccess(stream -> follow(ctx, new DeskFeed(hub, staff, stream, watched), stream))
                .onFailure(ctx::fail);
    }

    private void follow(RoutingContext ctx, DeskFeed feed, EventStream stream) {
        stream.onClose(feed::end);
        attendance.keep(ctx, stream);
        hub.join(feed)
                .onSuccess(view -> stream.post(() -> feed.begin(view)))
                .onFailure(failure -> stream.post(() -> {
                    stream.closed();
                    ctx.fail(failure);
                }));
    }

    private static Set<String> watched(RoutingContext ctx) {
        var watch = ctx.queryParams().get("watch");
        return watch == null
                ? Set.of()
                : Arrays.stream(watch.split(",")).filter(id -> !id.isBlank()).collect(Collectors.toSet());
    }
}
