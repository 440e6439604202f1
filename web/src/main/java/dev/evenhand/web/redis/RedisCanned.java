package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.web.canned.CannedReply;
import dev.evenhand.web.canned.CannedStore;
import dev.evenhand.web.http.Json;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Canned replies as a hash; the first to look puts ours in, once for all. */
public final class RedisCanned implements CannedStore {
    private static final String REPLIES = "u:{staff}:canned";
    private static final String SEEDED = "u:{staff}:canned-seeded";
    private static final String MOST = "2000";
    private static final RedisLink.Script SEED = RedisLink.Script.of(RedisCanned.class, "seed-canned");
    private static final RedisLink.Script PUT = RedisLink.Script.of(RedisCanned.class, "put-bounded");

    private final RedisLink link;

    private record Shipped(List<CannedReply> canned) {}

    public RedisCanned(RedisLink link) {
        this.link = link;
    }

    /** Ours, in both languages. */
    static List<CannedReply> shipped() {
        try (var in = Objects.requireNonNull(CannedReply.class.getResourceAsStream("shipped.json"))) {
            return Json.read(in.readAllBytes(), Shipped.class).canned();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Future<Void> seeded() {
        var args = new ArrayList<String>();
        for (var reply : shipped()) {
            args.add(reply.id());
            args.add(Json.text(reply));
        }
        return link.send(Command.EXISTS, SEEDED)
                .compose(there -> there != null && there.toInteger() == 1
                        ? Future.succeededFuture()
                        : link.run(SEED, List.of(REPLIES, SEEDED), args).mapEmpty());
    }

    @Override
    public Future<List<CannedReply>> all() {
        return seeded().compose(seeded -> link.send(Command.HVALS, REPLIES))
                .map(values -> values == null
                        ? List.of()
                        : values.stream()
                                .map(RedisCanned::reply)
                                .sorted(Comparator.comparing(CannedReply::shortcut)
                                        .thenComparing(CannedReply::id))
                                .toList());
    }

    @Override
    public Future<Optional<CannedReply>> byId(String id) {
        return seeded().compose(seeded -> link.send(Command.HGET, REPLIES, id))
                .map(found -> Optional.ofNullable(found).map(RedisCanned::reply));
    }

    private static CannedReply reply(Response json) {
        return Json.read(json.toBytes(), CannedReply.class);
    }

    @Override
    public Future<Boolean> put(CannedReply reply) {
        return link.run(PUT, List.of(REPLIES), List.of(reply.id(), Json.text(reply), MOST))
                .map(room -> room != null && room.toInteger() == 1);
    }

    @Override
    public Future<Boolean> remove(String id) {
        return link.send(Command.HDEL, REPLIES, id).map(removed -> removed != null && removed.toInteger() == 1);
    }
}
