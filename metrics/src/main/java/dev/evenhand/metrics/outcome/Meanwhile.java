package dev.evenhand.metrics.outcome;

import java.util.List;
import java.util.Map;

/**
 * What the agents of a conversation had in hand besides it.
 *
 * @param others the stretches of each other chat, by agent
 */
public record Meanwhile(Map<String, List<List<Stretch>>> others) {
    /** Nothing else: every agent gave the conversation the whole of their time. */
    public static final Meanwhile NOTHING = new Meanwhile(Map.of());

    List<List<Stretch>> of(String agent) {
        return others.getOrDefault(agent, List.of());
    }
}
