package dev.evenhand.handoff.redis;

import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One text in Redis that many change a part of: of two changes at the same moment none is lost, since each is made of the
 * text it replaces.
 */
public final class Cell {
    private static final int MOST_TRIES = 20;

    private final RedisLink link;
    private final String key;

    public Cell(RedisLink link, String key) {
        this.link = link;
        this.key = key;
    }

    /** Empty where nothing was kept yet. */
    public Future<String> read() {
        return link.send(Command.GET, key).map(kept -> kept == null ? "" : kept.toString());
    }

    /** Keeps what {@code change} makes of the text, which is empty at first; it may be asked more than once. */
    public Future<String> change(UnaryOperator<String> change) {
        return change(change, MOST_TRIES);
    }

    private Future<String> change(UnaryOperator<String> change, int tries) {
        return read().compose(before -> {
            String after = change.apply(before);
            return link.run(Scripts.SWAP, List.of(key), List.of(before, after)).compose(swapped -> {
                if (swapped != null && swapped.toInteger() == 1) {
                    return Future.succeededFuture(after);
                }
                return tries > 1
                        ? change(change, tries - 1)
                        : Future.failedFuture(new IllegalStateException("too many changes of " + key + " at once"));
            });
        });
    }
}
