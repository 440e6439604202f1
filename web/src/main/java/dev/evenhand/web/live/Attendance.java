package dev.evenhand.web.live;

import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.Sessions;
import dev.evenhand.web.auth.Staff;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has a page of staff open is present, for as long as what let them in stands: a session that ended, an account
 * with other roles or none, or a revoked token ends the page's stream within a beat, and the desk notices who is gone.
 */
public final class Attendance {
    private static final Logger LOG = LoggerFactory.getLogger(Attendance.class);
    /** Twice and more within the silence that the desk notices. */
    private static final Duration BEAT = Duration.ofSeconds(3);

    private final Desk desk;
    private final Sessions sessions;

    public Attendance(Desk desk, Sessions sessions) {
        this.desk = desk;
        this.sessions = sessions;
    }

    void keep(RoutingContext ctx, EventStream stream) {
        var staff = Staff.of(ctx);
        desk.connected(staff.agent());
        var vertx = ctx.vertx();
        var beat = vertx.setPeriodic(BEAT.toMillis(), tick -> beat(staff, stream));
        stream.onClose(() -> {
            vertx.cancelTimer(beat);
            desk.disconnected(staff.agent())
                    .onFailure(away -> LOG.debug("The sweep notices who has left: {}", away.getMessage()));
        });
    }

    /** A sign that fails is followed by the next; several may be missed before anybody is told. */
    private void beat(Staff staff, EventStream stream) {
        sessions.stands(staff)
                .onSuccess(stands -> {
                    if (stands) {
                        desk.connected(staff.agent());
                    } else {
                        stream.post(stream::comeBack);
                    }
                })
                .onFailure(away -> LOG.debug("Nobody can be asked who stands: {}", away.getMessage()));
    }
}
