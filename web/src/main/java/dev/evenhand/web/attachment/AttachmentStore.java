package dev.evenhand.web.attachment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bytes of attachments are kept; nodes that serve the same conversations share one. */
public interface AttachmentStore {
    /** Under which the bytes are found again; both parts are letters, digits and dashes. */
    record Key(String conversation, String id) {}

    /** Keeps what lies in {@code upload}, a file the caller deletes; done when the bytes are safe. */
    Future<Void> keep(Key key, Path upload);

    /** Lets go of it; what is not there stays so. */
    Future<Void> forget(Key key);

    /** Empty when there is no such attachment, or no longer. */
    Future<Optional<Buffer>> read(Key key);

    /** Lets go of what was kept for as long as it may be, where that does not happen by itself. */
    Future<Void> expire();
}
