package dev.evenhand.web.attachment;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.Limit;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.auth.Throttle;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Whether a file may come in, asked before a byte of it is read. */
public final class Admittance {
    private static final int KILOBYTE = 1024;
    /** A file costs more than its bytes: many tiny ones are not cheap. */
    private static final long LEAST = 16L * KILOBYTE;

    private final Desk desk;
    private final Throttle throttle;
    private final boolean files;

    /** {@code files}: whether any are taken here. */
    public Admittance(Desk desk, Throttle throttle, boolean files) {
        this.desk = desk;
        this.throttle = throttle;
        this.files = files;
    }

    /** Fails with the problem that stands against it. */
    Future<Void> ask(RoutingContext ctx, String conversation) {
        if (!files) {
            return Future.failedFuture(Problem.of(ProblemKind.FILES_OFF));
        }
        return throttle.take(Limit.ATTACHING, conversation)
                .compose(
                        taken -> Staff.orNull(ctx) == null ? askCustomer(ctx, conversation) : Future.succeededFuture());
    }

    /** A conversation costs nothing to open; whoever has written at least shows up on the desk's screens. */
    private Future<Void> askCustomer(RoutingContext ctx, String conversation) {
        return desk.conversation(conversation)
                .compose(known -> known.turn() > 0
                        ? throttle.take(Limit.ATTACHING_KILOBYTES, throttle.address(ctx.request()), kilobytes(ctx))
                        : Future.failedFuture(Problem.of(ProblemKind.WRITE_FIRST)));
    }

    private static int kilobytes(RoutingContext ctx) {
        return kilobytes(ctx.request().getHeader(HttpHeaders.CONTENT_LENGTH));
    }

    /** As announced; the largest there may be where nothing is, or nothing that can be read. */
    static int kilobytes(@Nullable String announced) {
        long bytes = announced != null && announced.matches("[0-9]{1,9}")
                ? Math.min(Long.parseLong(announced), AttachmentRoutes.LARGEST)
                : AttachmentRoutes.LARGEST;
        return Math.toIntExact(Math.max(bytes, LEAST) / KILOBYTE);
    }
}
