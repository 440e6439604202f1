package dev.evenhand.web.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectoryAttachmentsTest extends AttachmentStoreContract {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path directory;

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Override
    protected AttachmentStore store() {
        return new DirectoryAttachments(VERTX, directory, KEPT);
    }

    @Override
    protected AttachmentStore elsewhere() {
        return store();
    }

    private Path keptSince(AttachmentStore.Key key, Duration age) throws Exception {
        store().keep(key, upload(10)).await();
        var file = directory.resolve(key.conversation()).resolve(key.id());
        return Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(age)));
    }

    @Test
    void whatIsOldGoesAndItsFolderAfterIt() throws Exception {
        var key = key();
        var folder = keptSince(key, KEPT.plusDays(1)).getParent();
        keptSince(key(), KEPT.minusDays(1));

        store().expire().await();
        assertThat(store().read(key).await()).isEmpty();
        assertThat(folder).exists();

        Files.setLastModifiedTime(folder, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        store().expire().await();
        try (var left = Files.list(directory)) {
            assertThat(left).hasSize(1).doesNotContain(folder);
        }
    }

    @Test
    void withoutATimeNothingGoes() throws Exception {
        var file = keptSince(key(), KEPT.multipliedBy(100));

        new DirectoryAttachments(VERTX, directory, Duration.ZERO).expire().await();

        assertThat(file).exists();
    }

    @Test
    void aDirectoryThatIsNotThereYetIsNoTrouble() {
        new DirectoryAttachments(VERTX, directory.resolve("later"), KEPT)
                .expire()
                .await();
    }
}
