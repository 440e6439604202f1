package dev.evenhand.metrics.outcome;

import dev.evenhand.handoff.conversation.ConversationEvent.Rating;
import dev.evenhand.metrics.outcome.Facts.Survey;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The closing survey while it is being folded; of each question the last answer wins. */
final class SurveyPart {
    private @Nullable Instant offeredAt;
    private @Nullable String resolved;
    private @Nullable Integer csat;
    private @Nullable Integer nps;
    private @Nullable Integer ces;
    private boolean commented;

    void offered(Instant at) {
        if (offeredAt == null) {
            offeredAt = at;
        }
    }

    void rated(Rating rating) {
        if (rating.resolved() != null) {
            resolved = rating.resolved() ? "yes" : "no";
        }
        if (rating.csat() != null) {
            csat = rating.csat();
        }
        if (rating.nps() != null) {
            nps = rating.nps();
        }
        if (rating.ces() != null) {
            ces = rating.ces();
        }
        commented |= rating.comment() != null && !rating.comment().isBlank();
    }

    /** Null where the survey was never offered nor answered. */
    @Nullable
    Survey facts() {
        boolean answered = resolved != null || csat != null || nps != null || ces != null || commented;
        return offeredAt == null && !answered ? null : new Survey(offeredAt, resolved, csat, nps, ces, commented);
    }
}
