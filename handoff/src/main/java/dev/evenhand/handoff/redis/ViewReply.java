package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.DeskView.Held;
import dev.evenhand.handoff.desk.DeskView.Present;
import dev.evenhand.handoff.desk.DeskView.Waiting;
import dev.evenhand.handoff.desk.Presence.Status;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what {@code view.lua} answers. */
final class ViewReply {
    private static final int SCORE = 8;
    private static final int OFFERED = 9;

    private ViewReply() {}

    static DeskView read(@Nullable Response reply) {
        Response parts = Objects.requireNonNull(reply, "view.lua always answers");
        List<Waiting> waiting = parts.get(0).stream()
                .sorted(Comparator.comparingDouble(row -> Double.parseDouble(text(row, SCORE))))
                .map(ViewReply::waiting)
                .toList();
        return new DeskView(
                waiting,
                parts.get(1).stream().map(ViewReply::present).toList(),
                parts.get(2).stream().map(ViewReply::held).toList());
    }

    private static Waiting waiting(Response row) {
        return new Waiting(
                text(row, 0),
                text(row, 1),
                Integer.parseInt(text(row, 2)),
                Instant.ofEpochMilli(Long.parseLong(text(row, 3))),
                text(row, 4),
                text(row, 5),
                text(row, 6),
                text(row, 7),
                text(row, OFFERED).isEmpty() ? null : text(row, OFFERED));
    }

    private static Present present(Response row) {
        boolean lost = text(row, 5).equals("1");
        Status chosen = Status.valueOf(text(row, 2).toUpperCase(Locale.ROOT));
        return new Present(
                text(row, 0),
                text(row, 1),
                lost ? Status.OFFLINE : chosen,
                Integer.parseInt(text(row, 3)),
                Integer.parseInt(text(row, 4)));
    }

    private static Held held(Response row) {
        return new Held(text(row, 0), text(row, 1), text(row, 2), text(row, 3), text(row, 4));
    }

    private static String text(Response row, int index) {
        Response item = row.get(index);
        return item == null ? "" : item.toString();
    }
}
