package dev.evenhand.bot.judge;

import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Desk.Grade;
import io.vertx.core.Future;
import java.util.List;

/** Reads a closed conversation and says whether the customer got what they came for. */
public interface Judge {

    /** Under which name the grades are kept. */
    String model();

    /**
     * Grades the words of a conversation, blind to who answered as far as words allow.
     *
     * @return the grade, {@code CANNOT_TELL} for anything that is no verdict; fails while the judge cannot be asked
     */
    Future<Grade> grade(List<Entry> history);
}
