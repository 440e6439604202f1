package dev.evenhand.web.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedAttachmentsTest {
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        vertx.close().await();
    }

    /** Room for a hundred bytes. */
    private static final class SmallRoom implements Room {
        private final Map<AttachmentStore.Key, Long> taken = new ConcurrentHashMap<>();
        private Runnable onceTaken = () -> {};

        @Override
        public Future<Boolean> take(AttachmentStore.Key key, long bytes) {
            long others = taken.entrySet().stream()
                    .filter(other -> !other.getKey().equals(key))
                    .mapToLong(Map.Entry::getValue)
                    .sum();
            if (others + bytes > 100) {
                return Future.succeededFuture(false);
            }
            taken.put(key, bytes);
            onceTaken.run();
            return Future.succeededFuture(true);
        }

        @Override
        public Future<List<AttachmentStore.Key>> all() {
            return Future.succeededFuture(List.copyOf(taken.keySet()));
        }

        @Override
        public Future<Void> leave(AttachmentStore.Key key) {
            taken.remove(key);
            return Future.succeededFuture();
        }
    }

    @Test
    void whatDoesNotFitIsRefusedAndFitsOnceAnotherHasGone() throws Exception {
        var files = new DirectoryAttachments(vertx, directory.resolve("kept"), Duration.ZERO);
        var store = new BoundedAttachments(vertx, files, new SmallRoom(), id -> Future.succeededFuture(true));
        var upload = Files.write(directory.resolve("upload"), new byte[60]);
        var first = new AttachmentStore.Key("c1", "f1");
        var second = new AttachmentStore.Key("c1", "f2");
        store.keep(first, upload).await();

        assertThatThrownBy(() -> store.keep(second, upload).await())
                .hasFieldOrPropertyWithValue("kind", ProblemKind.NO_ROOM_FOR_FILES);
        assertThat(store.read(second).await()).isEmpty();
        store.forget(first).await();
        store.keep(second, upload).await();
        assertThat(store.read(second).await()).isPresent();
    }

    @Test
    void theSameFileSentTwiceAtOnceIsKeptOnceAndCounted() throws Exception {
        var files = new DirectoryAttachments(vertx, directory.resolve("kept"), Duration.ZERO);
        var room = new SmallRoom();
        var store = new BoundedAttachments(vertx, files, room, id -> Future.succeededFuture(true));
        var upload = Files.write(directory.resolve("upload"), new byte[60]);
        for (int round = 0; round < 50; round++) {
            var key = new AttachmentStore.Key("c1", "f" + round);

            Future.all(store.keep(key, upload), store.keep(key, upload), store.keep(key, upload))
                    .await();

            assertThat(room.all().await()).containsExactly(key);
            store.forget(key).await();
        }
        try (var left = Files.list(directory.resolve("kept/c1"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void whatWasKeptBeforeStaysCountedWhenTheSecondFails() throws Exception {
        var files = new DirectoryAttachments(vertx, directory.resolve("kept"), Duration.ZERO);
        var room = new SmallRoom();
        var store = new BoundedAttachments(vertx, files, room, id -> Future.succeededFuture(true));
        var upload = Files.write(directory.resolve("upload"), new byte[60]);
        var key = new AttachmentStore.Key("c1", "f1");
        store.keep(key, upload).await();
        room.onceTaken = () -> assertThat(upload.toFile().delete()).isTrue();

        assertThat(store.keep(key, upload)
                        .transform(kept -> Future.succeededFuture(kept.failed()))
                        .await())
                .isTrue();
        assertThat(store.read(key).await()).isPresent();
        assertThat(room.all().await()).containsExactly(key);
    }

    @Test
    void aFileGoesWithItsConversation() throws Exception {
        var files = new DirectoryAttachments(vertx, directory.resolve("kept"), Duration.ZERO);
        var room = new SmallRoom();
        var store = new BoundedAttachments(vertx, files, room, id -> Future.succeededFuture(id.equals("c1")));
        var upload = Files.write(directory.resolve("upload"), new byte[20]);
        store.keep(new AttachmentStore.Key("c1", "f1"), upload).await();
        store.keep(new AttachmentStore.Key("c2", "f2"), upload).await();
        store.keep(new AttachmentStore.Key("c2", "f3"), upload).await();
        files.forget(new AttachmentStore.Key("c2", "f3")).await();

        store.expire().await();

        assertThat(store.read(new AttachmentStore.Key("c1", "f1")).await()).isPresent();
        assertThat(store.read(new AttachmentStore.Key("c2", "f2")).await()).isEmpty();
        assertThat(room.all().await()).containsExactly(new AttachmentStore.Key("c1", "f1"));
    }

    @Test
    void aFileThatDoesNotSayHowLongItIsCountsAsTheLargestAndATinyOneAsMore() {
        assertThat(Admittance.kilobytes(null)).isEqualTo(5 * 1024);
        assertThat(Admittance.kilobytes("99999999999")).isEqualTo(5 * 1024);
        assertThat(Admittance.kilobytes("3")).isEqualTo(16);
        assertThat(Admittance.kilobytes("204800")).isEqualTo(200);
    }
}
