package dev.evenhand.handoff.queue;

import dev.evenhand.handoff.conversation.Opening.Customer;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What managers set for the desk as a whole.
 *
 * @param teams who waits for whom
 * @param dispositionRequired whether resolving needs one
 * @param dispositions what resolving may be done with, in the order shown; {@code resolved} is always one of them
 * @param vips ids of customers who go ahead; an id counts only where it is vouched for
 * @param wrapUp how long an agent may work on after resolving, where the team says nothing else; zero for not at all
 */
public record DeskRules(
        Teams teams, boolean dispositionRequired, List<String> dispositions, Set<String> vips, Duration wrapUp) {
    /** The claim that a chat is done; a claim, not evidence. */
    public static final String RESOLVED = "resolved";

    /** How many steps a customer of importance goes ahead. */
    public static final int VIP_PRIORITY = 2;

    public static final DeskRules FRESH = new DeskRules(
            Teams.DEFAULT, true, List.of(RESOLVED, "unresolved", "spam", "other"), Set.of(), Duration.ofSeconds(30));

    /**
     * Rules as given.
     *
     * @throws IllegalArgumentException if {@code resolved} is not among the dispositions
     */
    public DeskRules {
        if (!dispositions.contains(RESOLVED)) {
            throw new IllegalArgumentException(RESOLVED + " is always one of the dispositions");
        }
        dispositions = List.copyOf(dispositions);
        vips = Set.copyOf(vips);
    }

    public DeskRules withTeams(Teams other) {
        return new DeskRules(other, dispositionRequired, dispositions, vips, wrapUp);
    }

    public DeskRules withDispositionRequired(boolean required) {
        return new DeskRules(teams, required, dispositions, vips, wrapUp);
    }

    public DeskRules withDispositions(List<String> chosen) {
        return new DeskRules(teams, dispositionRequired, chosen, vips, wrapUp);
    }

    public DeskRules withVips(Set<String> customers) {
        return new DeskRules(teams, dispositionRequired, dispositions, customers, wrapUp);
    }

    public DeskRules withWrapUp(Duration time) {
        return new DeskRules(teams, dispositionRequired, dispositions, vips, time);
    }

    /** How long an agent may work on after resolving a chat of the team. */
    public Duration wrapUpOf(String team) {
        return Objects.requireNonNullElse(teams.orPlain(team).wrapUp(), wrapUp);
    }

    /** 0 for everybody, unless the customer is one of the few. */
    public int priorityOf(Customer customer) {
        return customer.verified() && vips.contains(customer.key()) ? VIP_PRIORITY : 0;
    }
}
