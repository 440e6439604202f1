package dev.evenhand.bot.judge;

import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.handoff.conversation.ModelUse;
import dev.evenhand.handoff.conversation.Texts;
import dev.evenhand.handoff.desk.Desk.Grade;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The one form a judge's answer may have: {@code {"resolved":"yes|no|cannot_tell","reason":"…"}}; all else cannot tell. */
public final class VerdictText {
    private static final int LONGEST_REASON = 500;
    private static final String NO_VERDICT = "The answer was no verdict.";
    private static final Set<String> FIELDS = Set.of("resolved", "reason");
    private static final Map<String, Verdict> VERDICTS =
            Map.of("yes", Verdict.YES, "no", Verdict.NO, "cannot_tell", Verdict.CANNOT_TELL);
    /** Some models wrap whatever they write. */
    private static final Pattern FENCE = Pattern.compile("\\A```(?:json)?\\s*(\\{.*})\\s*```\\z", Pattern.DOTALL);

    private VerdictText() {}

    public static Grade read(String answer, @Nullable ModelUse use) {
        String text = FENCE.matcher(answer.strip()).replaceFirst("$1");
        try {
            return read(new JsonObject(text), use);
        } catch (DecodeException unreadable) {
            return none(use);
        }
    }

    /** Nothing that could be read. */
    public static Grade none(@Nullable ModelUse use) {
        return new Grade(Verdict.CANNOT_TELL, NO_VERDICT, use);
    }

    private static Grade read(JsonObject json, @Nullable ModelUse use) {
        return json.fieldNames().equals(FIELDS)
                        && json.getValue("resolved") instanceof String word
                        && json.getValue("reason") instanceof String reason
                        && VERDICTS.containsKey(word)
                ? new Grade(VERDICTS.getOrDefault(word, Verdict.CANNOT_TELL), shortened(reason), use)
                : none(use);
    }

    private static String shortened(String reason) {
        String line = reason.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
        return Texts.shortened(line, LONGEST_REASON);
    }
}
