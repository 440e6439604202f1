package dev.evenhand.web.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.DeskView.Held;
import dev.evenhand.handoff.desk.DeskView.Present;
import dev.evenhand.web.auth.Role;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The desk as one member of staff sees it. */
public final class DeskJson {
    private DeskJson() {}

    private record Snapshot(
            List<DeskView.Waiting> waiting, List<Present> agents, List<Mine> mine, @Nullable List<HeldBy> held) {}

    private record Mine(String conversation, String topic, String locale, @Nullable String customerName) {}

    private record HeldBy(
            String conversation,
            String agent,
            String agentName,
            String topic,
            String locale,
            @Nullable String customerName) {}

    /** {@code held}, what others hold, is for supervisors only. */
    public static ObjectNode of(DeskView view, Staff staff) {
        var names = view.agents().stream().collect(Collectors.toMap(Present::agent, Present::name, (a, b) -> a));
        var mine = view.held().stream()
                .filter(held -> held.agent().equals(staff.grant().id()))
                .map(held -> new Mine(held.conversation(), held.topic(), held.locale(), held.customerName()))
                .toList();
        var all = staff.has(Role.MANAGER)
                ? view.held().stream().map(held -> heldBy(held, names)).toList()
                : null;
        return Json.object(new Snapshot(view.waiting(), view.agents(), mine, all));
    }

    private static HeldBy heldBy(Held held, Map<String, String> names) {
        return new HeldBy(
                held.conversation(),
                held.agent(),
                names.getOrDefault(held.agent(), held.agent()),
                held.topic(),
                held.locale(),
                held.customerName());
    }
}
