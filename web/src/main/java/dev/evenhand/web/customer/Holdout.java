package dev.evenhand.web.customer;

import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.conversation.Opening.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/**
 * The randomised holdout: a share of eligible contacts goes to people first, decided by a hash of the key the person
 * was first met under ({@link Identification#drawnBy}), so that the same customer always meets the same side.
 */
record Holdout(Entry entry, Assignment assignment) {
    private static final Holdout NONE = new Holdout(Entry.BOT_FIRST, Assignment.RULE);

    /** Nobody is drawn where it is not eligible, as while nobody is on duty; without a share there is no experiment. */
    static Holdout assign(String key, double share, boolean eligible) {
        if (share <= 0 || !eligible) {
            return NONE;
        }
        return point(key) < share
                ? new Holdout(Entry.HUMAN_FIRST, new Assignment("holdout", share))
                : new Holdout(Entry.BOT_FIRST, new Assignment("holdout", 1 - share));
    }

    /** Uniform in [0, 1). */
    private static double point(String key) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(("holdout:" + key).getBytes(StandardCharsets.UTF_8));
            return (ByteBuffer.wrap(hash).getLong() >>> 11) * 0x1.0p-53;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
