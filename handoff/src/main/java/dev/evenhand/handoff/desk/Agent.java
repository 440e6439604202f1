package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.conversation.Participant;
import dev.evenhand.handoff.conversation.Role;

/**
 * A signed-in person at the desk.
 *
 * @param id account id
 * @param name as customers see it
 * @param supervisor whether the person may act in conversations others hold
 */
public record Agent(String id, String name, boolean supervisor) {
    public Participant participant() {
        return new Participant(Role.AGENT, id, name);
    }

    /** In a capacity that customers never see. */
    Participant whispering() {
        return new Participant(Role.SUPERVISOR, id, name);
    }
}
