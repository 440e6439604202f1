package dev.evenhand.bot.redis;

import dev.evenhand.bot.knowledge.AnswerPolicy;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The policy as it is stored. */
final class PolicyJson {
    private static final Logger LOG = LoggerFactory.getLogger(PolicyJson.class);

    private PolicyJson() {}

    static String write(AnswerPolicy policy) {
        return new JsonObject()
                .put("precision", policy.precision())
                .put("outOfScopeShare", policy.outOfScopeShare())
                .put("cautious", policy.cautious())
                .put("wrongAnswer", policy.wrongAnswer())
                .put("askingBack", policy.askingBack())
                .encode();
    }

    /** Null where none is stored, or one that a newer release may understand and this one does not. */
    static @Nullable AnswerPolicy read(String stored) {
        if (stored.isEmpty()) {
            return null;
        }
        try {
            var json = new JsonObject(stored);
            return new AnswerPolicy(
                    json.getDouble("precision"),
                    json.getDouble("outOfScopeShare"),
                    json.getBoolean("cautious"),
                    json.getDouble("wrongAnswer"),
                    json.getDouble("askingBack"));
        } catch (DecodeException | ClassCastException | NullPointerException | IllegalArgumentException e) {
            LOG.warn("The stored policy cannot be used, the operator's holds: {}", e.getMessage());
            return null;
        }
    }
}
