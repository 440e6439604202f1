package dev.evenhand.handoff.queue;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * All teams; there is always at least one.
 *
 * @param all in the order in which they are shown; the first takes what fits no team
 */
public record Teams(List<Team> all) {
    public static final Teams DEFAULT = new Teams(List.of(Team.GENERAL));

    /**
     * Teams as given.
     *
     * @throws IllegalArgumentException if there is none, or two share an id
     */
    public Teams {
        if (all.isEmpty() || all.stream().map(Team::id).distinct().count() != all.size()) {
            throw new IllegalArgumentException("there has to be a team, and each id once");
        }
        all = List.copyOf(all);
    }

    /** The team whose topics and languages fit best; the first one listed where several do. */
    public Team teamFor(String topic, String locale) {
        return all.stream()
                .filter(team -> team.fit(topic, locale) >= 0)
                .min(Comparator.comparingInt(team -> -team.fit(topic, locale)))
                .orElse(all.get(0));
    }

    public Optional<Team> team(String id) {
        return all.stream().filter(team -> team.id().equals(id)).findFirst();
    }

    /** Ids of the teams whose line the agent may take from. */
    public List<String> servedBy(String agent) {
        return all.stream().filter(team -> team.servedBy(agent)).map(Team::id).toList();
    }
}
