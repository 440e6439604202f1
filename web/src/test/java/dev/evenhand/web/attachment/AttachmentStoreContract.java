package dev.evenhand.web.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every store of attachments keeps to. */
public abstract class AttachmentStoreContract {
    protected static final Duration KEPT = Duration.ofDays(30);

    @TempDir
    Path uploads;

    protected abstract AttachmentStore store();

    /** What another node reads from. */
    protected abstract AttachmentStore elsewhere();

    protected static AttachmentStore.Key key() {
        return new AttachmentStore.Key(UUID.randomUUID().toString(), "f-" + UUID.randomUUID());
    }

    protected Path upload(int bytes) throws Exception {
        var content = new byte[bytes];
        new Random(bytes).nextBytes(content);
        return Files.write(uploads.resolve("upload"), content);
    }

    @Test
    void whatOneNodeKeepsAnotherReads() throws Exception {
        for (int bytes : new int[] {1, 48 * 1024, 5 * 1024 * 1024}) {
            var key = key();
            var upload = upload(bytes);

            store().keep(key, upload).await();

            assertThat(elsewhere().read(key).await()).contains(Buffer.buffer(Files.readAllBytes(upload)));
        }
    }

    @Test
    void whatIsForgottenOrWasNeverKeptIsNotThere() throws Exception {
        var key = key();
        store().keep(key, upload(10)).await();

        store().forget(key).await();

        assertThat(elsewhere().read(key).await()).isEmpty();
        assertThat(store().read(key()).await()).isEmpty();
    }

    @Test
    void whatIsYoungStays() throws Exception {
        var key = key();
        store().keep(key, upload(10)).await();

        store().expire().await();

        assertThat(store().read(key).await()).isPresent();
    }
}
