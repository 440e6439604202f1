package dev.evenhand.web.manager;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Map;
import java.util.Set;

/** Puts names beside the ids of agents in reports; facts know the ids alone. */
final class AgentNames {
    /** Operations whose rows speak of agents. */
    static final Set<String> REPORTS = Set.of("agents", "conversations", "working");

    private AgentNames() {}

    /**
     * Rows with an {@code agent} get its {@code agentName}, the id where it has none: such as one of an import. A figure that is told
     * {@code of} a group gets {@code ofName}.
     */
    static JsonNode told(JsonNode report, Map<String, String> names) {
        if (report.has("of") && report instanceof ObjectNode working) {
            var of = working.path("of").asText();
            working.set(
                    "ofName",
                    working.path("by").asText().equals("agent")
                            ? TextNode.valueOf(names.getOrDefault(of, of))
                            : working.get("of"));
        }
        report.path("rows").forEach(row -> {
            var agent = row.path("agent").asText("");
            if (!agent.isEmpty() && !row.path("agent").isNull() && row instanceof ObjectNode open) {
                open.put("agentName", names.getOrDefault(agent, agent));
            }
        });
        return report;
    }
}
