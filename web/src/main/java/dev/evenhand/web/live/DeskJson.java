package dev.evenhand.web.live;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.handoff.desk.DeskView.Clocks;
import dev.evenhand.handoff.desk.DeskView.Held;
import dev.evenhand.handoff.desk.DeskView.Present;
import dev.evenhand.handoff.desk.DeskView.Waiting;
import dev.evenhand.handoff.desk.DeskView.WrappingUp;
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
            List<ObjectNode> waiting,
            List<ObjectNode> messages,
            List<Line> lines,
            List<Person> agents,
            List<ObjectNode> mine,
            List<ObjectNode> offers,
            List<ObjectNode> wrapUps,
            @Nullable ObjectNode me,
            @Nullable List<ObjectNode> held) {}

    private record Line(String team, int waiting) {}

    private record Person(String agent, String name, String status, int capacity, int load, long wrappingUp) {}

    /** {@code held}, what others hold, is for supervisors only. */
    public static ObjectNode of(DeskView view, Staff staff) {
        var me = staff.grant().id();
        var names = view.agents().stream().collect(Collectors.toMap(Present::agent, Present::name, (a, b) -> a));
        return Json.object(new Snapshot(
                view.waiting().stream().map(one -> waiting(one, names)).toList(),
                view.parked().stream().map(one -> waiting(one, names)).toList(),
                view.lengths().entrySet().stream()
                        .map(line -> new Line(line.getKey(), line.getValue()))
                        .toList(),
                view.agents().stream().map(agent -> person(agent, view)).toList(),
                view.held().stream()
                        .filter(held -> held.agent().equals(me))
                        .map(held -> held(held, null))
                        .toList(),
                view.waiting().stream()
                        .filter(waiting -> me.equals(waiting.offeredTo()))
                        .map(DeskJson::offer)
                        .toList(),
                view.wrapUps().stream()
                        .filter(wrapUp -> wrapUp.agent().equals(me))
                        .map(DeskJson::wrapUp)
                        .toList(),
                view.agents().stream()
                        .filter(agent -> agent.agent().equals(me))
                        .map(DeskJson::me)
                        .findFirst()
                        .orElse(null),
                staff.has(Role.MANAGER) ? held(view, names) : null));
    }

    private static List<ObjectNode> held(DeskView view, Map<String, String> names) {
        return view.held().stream()
                .map(held -> held(held, names.getOrDefault(held.agent(), held.agent())))
                .toList();
    }

    private static ObjectNode wrapUp(WrappingUp wrapUp) {
        var json = Json.object(wrapUp);
        json.remove("agent");
        return json;
    }

    private static Person person(Present agent, DeskView view) {
        return new Person(
                agent.agent(),
                agent.name(),
                Json.object(agent).path("status").asText(),
                agent.capacity(),
                agent.load(),
                view.wrapUps().stream()
                        .filter(wrapUp -> wrapUp.agent().equals(agent.agent()))
                        .count());
    }

    /** The own presence, with which page chose it and why it is so. */
    private static ObjectNode me(Present agent) {
        var json = Json.object(agent);
        json.remove(List.of("agent", "name", "choice"));
        json.setAll(Json.object(agent.choice()));
        return json;
    }

    private static ObjectNode waiting(Waiting waiting) {
        var json = withClocks(Json.object(waiting), waiting.clocks());
        return json.put("messageLeft", waiting.parkedUntil() != null);
    }

    /** With the name of whoever is asked first. */
    private static ObjectNode waiting(Waiting waiting, Map<String, String> names) {
        var json = waiting(waiting);
        var asked = waiting.offeredTo();
        return asked == null ? json : json.put("offeredToName", names.getOrDefault(asked, asked));
    }

    private static ObjectNode offer(Waiting waiting) {
        var json = waiting(waiting);
        json.remove(List.of("offeredTo", "offeredUntil"));
        var until = waiting.offeredUntil();
        return until == null ? json : json.put("until", until.toString());
    }

    private static ObjectNode held(Held held, @Nullable String agentName) {
        var json = withClocks(Json.object(held), held.clocks());
        if (agentName == null) {
            json.remove("agent");
            return json;
        }
        return json.put("agentName", agentName);
    }

    private static ObjectNode withClocks(ObjectNode json, Clocks clocks) {
        json.remove("clocks");
        json.setAll(Json.object(clocks));
        return json;
    }
}
