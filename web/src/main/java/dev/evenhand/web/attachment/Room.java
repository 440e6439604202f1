package dev.evenhand.web.attachment;

import io.vertx.core.Future;
import java.util.List;

/** How much room all files together have, counted for all nodes together. Every future fails while the store is away. */
public interface Room {
    /** Books a file in; false where it does not fit. Booked again, it counts once. */
    Future<Boolean> take(AttachmentStore.Key key, long bytes);

    /** Every file that is booked in. */
    Future<List<AttachmentStore.Key>> all();

    /** Books it out again; unknown ones change nothing. */
    Future<Void> leave(AttachmentStore.Key key);
}
