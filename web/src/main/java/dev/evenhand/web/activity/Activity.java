package dev.evenhand.web.activity;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing somebody did.
 *
 * @param who id of the account or API token
 * @param name of whom, as it was then
 * @param what the operation of the contract
 * @param about id or name of the one thing it was done to; null where there is only one
 * @param fields what was named in it, with numbers, switches and a few codes as values; empty texts stand for what is not kept
 */
public record Activity(
        Instant at, String who, String name, String what, @Nullable String about, Map<String, String> fields) {
    public Activity {
        fields = Map.copyOf(fields);
    }

    /** What it belongs to; empty for an operation that is no longer kept. */
    public String kind() {
        return ActivityKind.of(what).map(ActivityKind::code).orElse("");
    }
}
