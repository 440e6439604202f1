package dev.evenhand.metrics.outcome;

import java.util.List;

/** The numbers by which packed rows tell facts: for good, whatever becomes of the order of columns. */
final class StoredPlaces {
    /** A fact's number is its place here. To this list may be added, at its end; nothing else may ever change. */
    static final List<String> PATHS = List.of(
            """
            conversation customer entry startedAt closedAt channel locale topic returning first.decision
            first.confidence assignment.by assignment.probability closedBy customerMessages verifiedBy
            firstWordAt lastWordAt heldBy bot.version bot.firstReplyAt bot.lastReplyAt bot.last bot.answers
            bot.clarifications bot.noAnswers bot.feedback bot.elapsedSeconds handoff.requestedAt handoff.reason
            handoff.queuedAt handoff.acceptedAt handoff.abandonedAt human.agent human.team human.firstReplyAt
            human.replies human.transfers human.handleSeconds human.wrapUpSeconds human.disposition
            survey.offeredAt survey.resolved survey.csat survey.nps survey.ces survey.commented sentiment.first
            sentiment.last complaint review.grade review.model review.audit model.inputTokens model.outputTokens
            model.cost bot.idleSeconds human.idleSeconds
            """
                    .strip()
                    .split("\\s+"));

    private static final int NONE = -1;

    /** Numbers by place in {@link FactField#ALL}; none for what the store keeps beside the row. */
    private static final int[] NUMBERS = FactField.ALL.stream()
            .mapToInt(field -> field.own() ? number(field.path()) : NONE)
            .toArray();

    private static final int[] FIELDS =
            PATHS.stream().mapToInt(FactValues::indexOf).toArray();

    private StoredPlaces() {}

    static int number(int field) {
        return NUMBERS[field];
    }

    /** The place in {@link FactField#ALL}; negative for a fact that a newer version added. */
    static int field(int number) {
        return number < FIELDS.length ? FIELDS[number] : NONE;
    }

    private static int number(String path) {
        int number = PATHS.indexOf(path);
        if (number < 0) {
            throw new IllegalStateException("give " + path + " its place in StoredPlaces");
        }
        return number;
    }
}
