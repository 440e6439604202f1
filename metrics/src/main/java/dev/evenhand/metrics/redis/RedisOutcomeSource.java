package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.metrics.store.OutcomeSource;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** The partitions' outcome streams, read without blocking the command connection. */
public final class RedisOutcomeSource implements OutcomeSource {
    /** Place of the packed facts among names and values; entries of one name hold JSON in their lines. */
    private static final int PACKED = 3;

    private final RedisLink link;

    public RedisOutcomeSource(RedisLink link) {
        this.link = link;
    }

    @Override
    public int streams() {
        return OutcomeKeys.PARTITIONS;
    }

    @Override
    public Future<List<StoredEntry>> read(int stream, @Nullable String entry, int limit) {
        String from = entry == null ? "-" : "(" + entry;
        return link.send(Command.XRANGE, OutcomeKeys.stream(stream), from, "+", "COUNT", Integer.toString(limit))
                .map(RedisOutcomeSource::entries);
    }

    @Override
    public Future<String> dataset() {
        String fresh = UUID.randomUUID().toString();
        return link.send(Command.SETNX, OutcomeKeys.DATASET, fresh)
                .compose(set -> link.send(Command.GET, OutcomeKeys.DATASET))
                .map(name -> name == null ? fresh : name.toString());
    }

    @Override
    public Future<Boolean> endsBefore(int stream, String entry) {
        return link.send(Command.XREVRANGE, OutcomeKeys.stream(stream), "+", entry, "COUNT", "1")
                .map(found -> found == null || found.size() == 0);
    }

    @Override
    public void onAppended(IntConsumer listener) {
        link.subscribe(OutcomeKeys.CHANNEL, partition -> listener.accept(Integer.parseInt(partition)));
    }

    private static List<StoredEntry> entries(@Nullable Response reply) {
        List<StoredEntry> entries = new ArrayList<>();
        if (reply != null) {
            for (Response entry : reply) {
                Response fields = entry.get(1);
                Buffer block = fields.size() > PACKED ? fields.get(PACKED).toBuffer() : Buffer.buffer();
                entries.add(
                        new StoredEntry(entry.get(0).toString(), fields.get(1).toString(), block));
            }
        }
        return entries;
    }
}
