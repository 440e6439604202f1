package dev.evenhand.metrics.store;

import dev.evenhand.metrics.outcome.FactsBlock;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
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
     * @param block the facts of rows whose lines do not hold them, as {@link FactsBlock} packs them; or empty
     */
    record StoredEntry(String id, String lines, Buffer block) {
        /** One whose lines hold everything. */
        public StoredEntry(String id, String lines) {
            this(id, lines, Buffer.buffer());
        }

        /** About how many bytes it takes while it is being applied. */
        long weight() {
            return lines.length() + UNPACKED * block.length();
        }

        private static final long UNPACKED = 4;
    }

    /** Up to {@code limit} entries of a stream in order, from the first or after {@code entry}. */
    Future<List<StoredEntry>> read(int stream, @Nullable String entry, int limit);

    /** Names the body of data; another name means that positions kept elsewhere mean nothing. */
    Future<String> dataset();

    /** Whether the stream ends before {@code entry}, as after a restore from an older copy. */
    Future<Boolean> endsBefore(int stream, String entry);

    /** Calls {@code listener} with the number of a stream soon after something was appended to it; may miss some. */
    void onAppended(IntConsumer listener);
}
