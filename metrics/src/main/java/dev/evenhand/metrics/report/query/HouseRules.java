package dev.evenhand.metrics.report.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a manager has set for the whole house; shown with every figure that rests on it.
 *
 * @param notAtFirstContact topics that policy does not let anybody resolve at first contact: left out of net FCR
 * @param agentHour what an hour of a person costs; 0 where nobody has told
 * @param botConversation what a conversation with the bot costs, the model's fees included; 0 where nobody has told
 * @param currency of both, such as {@code EUR}
 * @param alerts what managers want to be told of, by watched metric
 * @param nMin fewest observations for charts and verdict to speak; {@link #N_MIN} where nobody has told
 */
public record HouseRules(
        List<String> notAtFirstContact,
        double agentHour,
        double botConversation,
        String currency,
        Map<String, AlertRule> alerts,
        int nMin) {
    /** Fewest observations for a chart or a verdict to speak, unless the house sets another number. */
    public static final int N_MIN = 30;

    public static final HouseRules NONE = new HouseRules(List.of(), 0, 0, "EUR");

    /** Rules kept before there were any for alerts have none, and where no number is told it is the usual one. */
    public HouseRules(
            List<String> notAtFirstContact,
            double agentHour,
            double botConversation,
            String currency,
            @Nullable Map<String, AlertRule> alerts,
            int nMin) {
        this.notAtFirstContact = List.copyOf(notAtFirstContact);
        this.agentHour = agentHour;
        this.botConversation = botConversation;
        this.currency = currency;
        this.alerts = alerts == null ? Map.of() : Map.copyOf(alerts);
        this.nMin = nMin > 0 ? nMin : N_MIN;
    }

    /** Without rules for alerts. */
    public HouseRules(List<String> notAtFirstContact, double agentHour, double botConversation, String currency) {
        this(notAtFirstContact, agentHour, botConversation, currency, Map.of(), 0);
    }

    /** The same house with these rules for alerts. */
    public HouseRules alertingBy(Map<String, AlertRule> rules) {
        return new HouseRules(notAtFirstContact, agentHour, botConversation, currency, rules, nMin);
    }

    /** The same house that speaks from so many observations on. */
    public HouseRules speakingFrom(int observations) {
        return new HouseRules(notAtFirstContact, agentHour, botConversation, currency, alerts, observations);
    }

    /** Whether a cost can be told at all. */
    public boolean priced() {
        return agentHour > 0 || botConversation > 0;
    }
}
