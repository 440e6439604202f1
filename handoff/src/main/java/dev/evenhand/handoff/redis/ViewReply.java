package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.DeskView.Choice;
import dev.evenhand.handoff.desk.DeskView.Clocks;
import dev.evenhand.handoff.desk.DeskView.Held;
import dev.evenhand.handoff.desk.DeskView.Present;
import dev.evenhand.handoff.desk.DeskView.Waiting;
import dev.evenhand.handoff.desk.DeskView.WrappingUp;
import dev.evenhand.handoff.desk.Lines.Target;
import dev.evenhand.handoff.desk.Presence.Status;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what {@code view.lua} answers. */
final class ViewReply {
    private ViewReply() {}

    static DeskView read(@Nullable Response reply) {
        Response parts = Objects.requireNonNull(reply, "view.lua always answers");
        List<Waiting> waiting = rows(parts, 0).stream()
                .sorted(Comparator.comparingDouble(Row::score))
                .map(Row::waiting)
                .toList();
        Map<String, Integer> lengths = new TreeMap<>();
        rows(parts, 1).forEach(row -> lengths.put(row.text(0), row.number(1)));
        return new DeskView(
                waiting,
                lengths,
                rows(parts, 2).stream().map(Row::waiting).toList(),
                rows(parts, 3).stream().map(Row::present).toList(),
                rows(parts, 4).stream().map(Row::held).toList(),
                rows(parts, 5).stream().map(Row::wrappingUp).toList());
    }

    private static List<Row> rows(Response parts, int index) {
        return parts.get(index).stream().map(Row::new).toList();
    }

    /** A ticket: id and the fields in the order of the script; or an agent. */
    private record Row(Response values) {
        double score() {
            return Double.parseDouble(text(8));
        }

        Waiting waiting() {
            return new Waiting(
                    text(0),
                    text(1),
                    number(2),
                    instant(3),
                    text(4),
                    text(5),
                    text(6),
                    text(7),
                    text(9).isEmpty() ? null : text(9),
                    text(9).isEmpty() ? null : moment(10),
                    moment(16),
                    clocks());
        }

        Held held() {
            return new Held(text(0), text(17), text(4), text(5), text(7), text(1), number(2), instant(3), clocks());
        }

        /** In the script's order for this kind of row alone. */
        WrappingUp wrappingUp() {
            return new WrappingUp(
                    text(0), text(1), text(2), text(3), text(4), text(5), text(6), instant(7), instant(8));
        }

        private Clocks clocks() {
            List<Target> late = new ArrayList<>();
            if (!text(14).isEmpty()) {
                late.add(Target.FIRST_REPLY);
            }
            if (!text(15).isEmpty()) {
                late.add(Target.RESOLUTION);
            }
            return new Clocks(moment(11), moment(12), moment(13), List.copyOf(late));
        }

        Present present() {
            boolean lost = text(5).equals("1");
            Status chosen = Status.valueOf(text(2).toUpperCase(Locale.ROOT));
            return new Present(
                    text(0),
                    text(1),
                    lost ? Status.OFFLINE : chosen,
                    number(3),
                    number(4),
                    new Choice(text(6), text(7), instant(8)));
        }

        String text(int index) {
            Response item = values.get(index);
            return item == null ? "" : item.toString();
        }

        int number(int index) {
            return text(index).isEmpty() ? 0 : Integer.parseInt(text(index));
        }

        private Instant instant(int index) {
            return text(index).isEmpty() ? Instant.EPOCH : Instant.ofEpochMilli(Long.parseLong(text(index)));
        }

        private @Nullable Instant moment(int index) {
            return text(index).isEmpty() ? null : instant(index);
        }
    }
}
