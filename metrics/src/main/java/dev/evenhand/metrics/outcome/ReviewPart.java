package dev.evenhand.metrics.outcome;

import dev.evenhand.handoff.conversation.ConversationEvent.Audited;
import dev.evenhand.handoff.conversation.ConversationEvent.Graded;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.metrics.outcome.Facts.Review;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What was read out of a closed conversation, while it is being folded; the first of each kind counts. */
final class ReviewPart {
    private @Nullable Graded grade;
    private @Nullable Audited audit;

    void graded(Graded event) {
        if (grade == null) {
            grade = event;
        }
    }

    void audited(Audited event) {
        if (audit == null) {
            audit = event;
        }
    }

    /** A person who read it saw it done; a machine that thinks so changes nothing. */
    @Nullable
    String verifiedBy() {
        return audit != null && audit.verdict() == Verdict.YES ? "audit" : null;
    }

    /** Null where nobody has read it. */
    @Nullable
    Review facts() {
        return grade == null && audit == null
                ? null
                : new Review(
                        grade == null ? null : code(grade.verdict()),
                        grade == null ? null : grade.by().id(),
                        audit == null ? null : code(audit.verdict()));
    }

    private static String code(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }
}
