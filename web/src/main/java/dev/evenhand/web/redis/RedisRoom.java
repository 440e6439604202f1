package dev.evenhand.web.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLink.Script;
import dev.evenhand.web.attachment.AttachmentStore;
import dev.evenhand.web.attachment.Room;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.List;

/**
 * How many bytes of files are kept, wherever they lie: each file stands in a list by age and in a hash by size, and leaves both
 * when its time is over. Files that were stored before anybody counted are not among them.
 */
public final class RedisRoom implements Room {
    private static final Script TAKE = Script.of(RedisRoom.class, "take-room");
    private static final List<String> KEYS = List.of("f:{room}:age", "f:{room}:bytes");
    private static final String SUM = "sum";

    private final RedisLink link;
    private final long most;
    private final Duration kept;

    /** {@code most} bytes; {@code kept} is how long a file counts, zero for good. */
    public RedisRoom(RedisLink link, long most, Duration kept) {
        this.link = link;
        this.most = most;
        this.kept = kept;
    }

    @Override
    public Future<Boolean> take(AttachmentStore.Key key, long bytes) {
        return run(key, bytes).map(fits -> fits == 1);
    }

    @Override
    public Future<List<AttachmentStore.Key>> all() {
        return link.send(Command.ZRANGE, KEYS.get(0), "0", "-1")
                .map(names -> names == null
                        ? List.of()
                        : names.stream().map(name -> key(name.toString())).toList());
    }

    private static AttachmentStore.Key key(String name) {
        int slash = name.indexOf('/');
        return new AttachmentStore.Key(name.substring(0, slash), name.substring(slash + 1));
    }

    @Override
    public Future<Void> leave(AttachmentStore.Key key) {
        return run(key, -1).mapEmpty();
    }

    private Future<Integer> run(AttachmentStore.Key key, long bytes) {
        var args = List.of(
                key.conversation() + "/" + key.id(),
                Long.toString(bytes),
                Long.toString(most),
                Long.toString(kept.toSeconds()),
                SUM);
        return link.run(TAKE, KEYS, args).map(answer -> answer == null ? 0 : answer.toInteger());
    }
}
