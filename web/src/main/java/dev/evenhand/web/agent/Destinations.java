package dev.evenhand.web.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.conversation.ConversationEvent.Transferred;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.web.auth.StaffNames;
import dev.evenhand.web.live.StaffView;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Puts names to whom and to where a conversation was passed on: its events keep ids, since names change. */
final class Destinations {
    private final Desk desk;
    private final StaffNames names;

    /** Names by id. */
    private record Known(Map<String, String> people, Map<String, String> teams) {
        ObjectNode tell(Entry entry) {
            var json = StaffView.of(entry);
            if (entry.event() instanceof Transferred passed) {
                json.put("toTeamName", teams.getOrDefault(passed.toTeam(), passed.toTeam()));
                if (passed.toAgent() != null) {
                    json.put("toAgentName", people.getOrDefault(passed.toAgent(), passed.toAgent()));
                }
            }
            return json;
        }
    }

    Destinations(Desk desk, StaffNames names) {
        this.desk = desk;
        this.names = names;
    }

    /** The events as staff see them; names are read only where somebody passed it on. */
    Future<List<ObjectNode>> told(List<Entry> history) {
        var known = history.stream().anyMatch(entry -> entry.event() instanceof Transferred)
                ? known()
                : Future.succeededFuture(new Known(Map.of(), Map.of()));
        return known.map(all -> history.stream().map(all::tell).toList());
    }

    private Future<Known> known() {
        return names.all().compose(people -> desk.rules().map(rules -> {
            var teams = new HashMap<String, String>();
            rules.teams().all().forEach(team -> teams.put(team.id(), team.name()));
            return new Known(people, teams);
        }));
    }
}
