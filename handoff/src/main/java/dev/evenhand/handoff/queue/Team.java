package dev.evenhand.handoff.queue;

import java.time.Duration;
import java.util.Set;

/**
 * People who share a line.
 *
 * @param id short and stable, such as {@code orders}
 * @param name as shown to staff
 * @param topics what it is for; empty takes whatever no other team is for
 * @param locales languages it speaks; empty for any
 * @param members agent ids; empty for everybody
 * @param routing how tickets reach the members
 * @param offerFor how long an offer stands before the next person is asked
 * @param hours when it works
 */
public record Team(
        String id,
        String name,
        Set<String> topics,
        Set<String> locales,
        Set<String> members,
        Routing routing,
        Duration offerFor,
        OpeningHours hours) {
    /** The one team of a fresh installation: everybody, always open, takes the next chat by hand. */
    public static final Team GENERAL = new Team(
            "general",
            "General",
            Set.of(),
            Set.of(),
            Set.of(),
            Routing.MANUAL,
            Duration.ofSeconds(20),
            OpeningHours.ALWAYS);

    /** How tickets reach people. */
    public enum Routing {
        /** People take the next one themselves. */
        MANUAL,
        /** Offered to whoever has been free the longest. */
        LONGEST_IDLE,
        /** Offered to whoever has the most room. */
        LEAST_LOADED
    }

    public boolean automatic() {
        return routing != Routing.MANUAL;
    }

    public boolean servedBy(String agent) {
        return members.isEmpty() || members.contains(agent);
    }

    /** How well it fits: topics count more than languages; negative where it does not fit at all. */
    int fit(String topic, String locale) {
        boolean topicFits = topics.isEmpty() || topics.contains(topic);
        boolean localeFits = locales.isEmpty() || locales.contains(locale);
        if (!topicFits || !localeFits) {
            return -1;
        }
        return (topics.isEmpty() ? 0 : 2) + (locales.isEmpty() ? 0 : 1);
    }
}
