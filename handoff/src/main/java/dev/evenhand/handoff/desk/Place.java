package dev.evenhand.handoff.desk;

import dev.evenhand.handoff.queue.ExpectedWait;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer's place in the line.
 *
 * @param position counted from 1
 * @param expected wait, null while it would be a guess
 * @param staffed whether somebody who serves the line is there
 * @param open whether the team works at this hour
 * @param opensAt when it does next, null while open or where that is not known
 */
public record Place(
        int position, @Nullable ExpectedWait expected, boolean staffed, boolean open, @Nullable Instant opensAt) {
    /** Whether the customer would be told the same: the place, whether people are there, and the wait in whole minutes. */
    public boolean tellsAsMuchAs(@Nullable Place other) {
        return other != null
                && position == other.position
                && staffed == other.staffed
                && open == other.open
                && minutes(expected).equals(minutes(other.expected));
    }

    /** What is shown of an estimate; seconds change with every breath. */
    private static List<Long> minutes(@Nullable ExpectedWait wait) {
        return wait == null
                ? List.of()
                : Stream.of(wait.low(), wait.high())
                        .map(each -> (each.toSeconds() + 59) / 60)
                        .toList();
    }
}
