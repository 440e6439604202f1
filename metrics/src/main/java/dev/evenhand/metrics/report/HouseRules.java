package dev.evenhand.metrics.report;

import java.util.List;

/**
 * What a manager has set for the whole house; shown with every figure that rests on it.
 *
 * @param notAtFirstContact topics that policy does not let anybody resolve at first contact: left out of net FCR
 * @param agentHour what an hour of a person costs; 0 where nobody has told
 * @param botConversation what a conversation with the bot costs, the model's fees included; 0 where nobody has told
 * @param currency of both, such as {@code EUR}
 */
public record HouseRules(List<String> notAtFirstContact, double agentHour, double botConversation, String currency) {
    public static final HouseRules NONE = new HouseRules(List.of(), 0, 0, "EUR");

    public HouseRules {
        notAtFirstContact = List.copyOf(notAtFirstContact);
    }

    /** Whether a cost can be told at all. */
    boolean priced() {
        return agentHour > 0 || botConversation > 0;
    }
}
