package dev.evenhand.handoff.queue;

import dev.evenhand.handoff.queue.Team.Overflow;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
     * @throws IllegalArgumentException if there is none, two share an id, or overflow leads nowhere or in a circle
     */
    public Teams {
        if (all.isEmpty() || all.stream().map(Team::id).distinct().count() != all.size()) {
            throw new IllegalArgumentException("there has to be a team, and each id once");
        }
        all = List.copyOf(all);
        for (Team team : all) {
            mustLeadSomewhere(team, all);
        }
    }

    private static void mustLeadSomewhere(Team from, List<Team> among) {
        Set<String> passed = new HashSet<>();
        @Nullable Team team = from;
        while (team != null) {
            if (!passed.add(team.id())) {
                throw new IllegalArgumentException("the overflow of " + from.id() + " leads in a circle");
            }
            Overflow overflow = team.promise().overflow();
            Optional<Team> next = overflow == null ? Optional.empty() : find(among, overflow.team());
            if (overflow != null && next.isEmpty()) {
                throw new IllegalArgumentException("the overflow of " + team.id() + " leads to no team");
            }
            team = next.orElse(null);
        }
    }

    /** The team whose topics and languages fit best; the first one listed where several do. */
    public Team teamFor(String topic, String locale) {
        return all.stream()
                .filter(team -> team.fit(topic, locale) >= 0)
                .min(Comparator.comparingInt(team -> -team.fit(topic, locale)))
                .orElse(all.get(0));
    }

    public Optional<Team> team(String id) {
        return find(all, id);
    }

    private static Optional<Team> find(List<Team> among, String id) {
        return among.stream().filter(team -> team.id().equals(id)).findFirst();
    }

    /** The team of that id, or a plain one: tickets may still stand in the line of a team that is no more. */
    public Team orPlain(String id) {
        return team(id).orElseGet(() -> Team.of(id, id));
    }
}
