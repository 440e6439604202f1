package dev.evenhand.handoff.queue;

import dev.evenhand.handoff.conversation.Opening.Customer;
import java.util.Set;

/**
 * What managers set for the desk as a whole.
 *
 * @param teams who waits for whom
 * @param dispositionRequired whether resolving needs one
 * @param vips ids of customers who go ahead; an id counts only where it is vouched for
 */
public record DeskRules(Teams teams, boolean dispositionRequired, Set<String> vips) {
    /** How many steps a customer of importance goes ahead. */
    public static final int VIP_PRIORITY = 2;

    public static final DeskRules FRESH = new DeskRules(Teams.DEFAULT, true, Set.of());

    public DeskRules {
        vips = Set.copyOf(vips);
    }

    public DeskRules withTeams(Teams other) {
        return new DeskRules(other, dispositionRequired, vips);
    }

    public DeskRules withDispositionRequired(boolean required) {
        return new DeskRules(teams, required, vips);
    }

    public DeskRules withVips(Set<String> customers) {
        return new DeskRules(teams, dispositionRequired, customers);
    }

    /** 0 for everybody, unless the customer is one of the few. */
    public int priorityOf(Customer customer) {
        return customer.verified() && vips.contains(customer.key()) ? VIP_PRIORITY : 0;
    }
}
