package dev.evenhand.web.manager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/** Puts names beside the ids of agents in reports; facts know the ids alone. */
final class AgentNames {
    /** Operations whose rows speak of agents. */
    static final Set<String> REPORTS = Set.of("agents", "conversations");

    private AgentNames() {}

    /** Rows with an {@code agent} get its {@code agentName}, the id where it has none: such as one of an import. */
    static JsonNode told(JsonNode report, Map<String, String> names) {
        report.path("rows").forEach(row -> {
            var agent = row.path("agent").asText("");
            if (!agent.isEmpty() && !row.path("agent").isNull() && row instanceof ObjectNode open) {
                open.put("agentName", names.getOrDefault(agent, agent));
            }
        });
        return report;
    }
}
