package dev.evenhand.handoff.queue;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person at the desk is for.
 *
 * @param teams whose lines the person serves; empty for every line
 * @param languages spoken; empty for any
 * @param skills topics mastered; empty for any
 * @param weights how much a chat of a channel counts against capacity, 0 to 1000; 1 where none is named
 * @param capacity the most the person may set; null where it is left to the person
 */
public record AgentProfile(
        Set<String> teams,
        Set<String> languages,
        Set<String> skills,
        Map<String, Integer> weights,
        @Nullable Integer capacity) {
    /** Serves everything, with every chat counting the same. */
    public static final AgentProfile ANY = new AgentProfile(Set.of(), Set.of(), Set.of(), Map.of(), null);

    public AgentProfile {
        teams = Set.copyOf(teams);
        languages = Set.copyOf(languages);
        skills = Set.copyOf(skills);
        weights = Map.copyOf(weights);
    }

    public static AgentProfile inTeams(String... ids) {
        return new AgentProfile(Set.of(ids), Set.of(), Set.of(), Map.of(), null);
    }
}
