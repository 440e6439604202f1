package dev.evenhand.metrics.store;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Where outcomes come from: a fixed number of append-only streams. Futures fail while the store is away. */
public interface OutcomeSource {
    /** How many streams there are, numbered from 0. */
    int streams();

    /**
     * An entry of a stream.
     *
     * @param id within the stream
     * @param lines one a row or note, as {@code StoredOutcome} reads them
     */
    record StoredEntry(String id, String lines) {}

    /** Up to {@code limit} entries of a stream in order, from the first or after {@code entry}. */
    Future<List<StoredEntry>> read(int stream, @Nullable String entry, int limit);

    /** Names the body of data; another name means that positions kept elsewhere mean nothing. */
    Future<String> dataset();

    /** Whether the stream ends before {@code entry}, as after a restore from an older copy. */
    Future<Boolean> endsBefore(int stream, String entry);

    /** Calls {@code listener} with the number of a stream soon after something was appended to it; may miss some. */
    void onAppended(IntConsumer listener);
}
