package dev.evenhand.handoff.queue;

import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * People who share a line.
 *
 * @param id short and stable, such as {@code orders}
 * @param name as shown to staff
 * @param skills topics it is for; empty takes whatever no other team is for
 * @param languages it speaks; empty for any
 * @param offering how tickets reach its people
 * @param hours when it works
 * @param promise what it promises customers in its line
 * @param wrapUp how long its people may work on after resolving; null for as long as the house says
 */
public record Team(
        String id,
        String name,
        Set<String> skills,
        Set<String> languages,
        Offering offering,
        OpeningHours hours,
        Promise promise,
        @Nullable Duration wrapUp) {
    /** The one team of a fresh installation: everybody, always open, takes the next chat by hand. */
    public static final Team GENERAL = of("general", "General");

    public Team {
        skills = Set.copyOf(skills);
        languages = Set.copyOf(languages);
    }

    /** A team for everything, always open, without automatic offers. */
    public static Team of(String id, String name) {
        return new Team(id, name, Set.of(), Set.of(), Offering.BY_HAND, OpeningHours.ALWAYS, Promise.PLAIN, null);
    }

    public Team withSkills(Set<String> topics) {
        return new Team(id, name, topics, languages, offering, hours, promise, wrapUp);
    }

    public Team withLanguages(Set<String> spoken) {
        return new Team(id, name, skills, spoken, offering, hours, promise, wrapUp);
    }

    public Team withOffering(Offering way) {
        return new Team(id, name, skills, languages, way, hours, promise, wrapUp);
    }

    public Team withHours(OpeningHours when) {
        return new Team(id, name, skills, languages, offering, when, promise, wrapUp);
    }

    public Team withPromise(Promise kept) {
        return new Team(id, name, skills, languages, offering, hours, kept, wrapUp);
    }

    public Team withWrapUp(@Nullable Duration time) {
        return new Team(id, name, skills, languages, offering, hours, promise, time);
    }

    /** How tickets reach people. */
    public enum Routing {
        /** People take the next one themselves. */
        MANUAL,
        /** Offered to whoever has been free the longest. */
        LONGEST_IDLE,
        /** Offered to whoever has the most room. */
        LEAST_LOADED
    }

    /**
     * How an offer goes.
     *
     * @param offerFor how long it stands before the next person is asked
     * @param refusals offers in a row a person may let pass; then presence says away
     */
    public record Offering(Routing routing, Duration offerFor, int refusals) {
        public static final Offering BY_HAND = new Offering(Routing.MANUAL, Duration.ofSeconds(20), 3);

        public Offering by(Routing other) {
            return new Offering(other, offerFor, refusals);
        }
    }

    /**
     * What customers in the line may count on.
     *
     * @param firstReply from being queued to the first word of a person, in opening hours; null for no target
     * @param resolution from being queued to the end, in opening hours; null for no target
     * @param longestWait after which the customer is asked whether to leave a message
     * @param mostWaiting length of the line at which it is full
     * @param overflow where a ticket goes that has waited too long; null for nowhere
     */
    public record Promise(
            @Nullable Duration firstReply,
            @Nullable Duration resolution,
            Duration longestWait,
            int mostWaiting,
            @Nullable Overflow overflow) {
        public static final Promise PLAIN = new Promise(null, null, Duration.ofMinutes(10), 20_000, null);

        public Promise withTargets(@Nullable Duration first, @Nullable Duration whole) {
            return new Promise(first, whole, longestWait, mostWaiting, overflow);
        }

        public Promise withBounds(Duration wait, int length) {
            return new Promise(firstReply, resolution, wait, length, overflow);
        }

        public Promise withOverflow(@Nullable Overflow other) {
            return new Promise(firstReply, resolution, longestWait, mostWaiting, other);
        }
    }

    /** Another team's line, and how long a ticket waits in this one first. */
    public record Overflow(String team, Duration after) {}

    public boolean automatic() {
        return offering.routing() != Routing.MANUAL;
    }

    /** The skill a ticket of this topic asks for in this team's line; empty for none. */
    public String skillFor(String topic) {
        return skills.contains(topic) ? topic : "";
    }

    /** How well it fits: topics count more than languages; negative where it does not fit at all. */
    int fit(String topic, String locale) {
        boolean topicFits = skills.isEmpty() || skills.contains(topic);
        boolean localeFits = languages.isEmpty() || languages.contains(locale);
        if (!topicFits || !localeFits) {
            return -1;
        }
        return (skills.isEmpty() ? 0 : 2) + (languages.isEmpty() ? 0 : 1);
    }
}
