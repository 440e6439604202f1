package dev.evenhand.handoff.queue;

import java.time.Duration;
import java.util.List;

/**
 * How a line is served at this moment.
 *
 * @param waiting length of the line
 * @param people who serve it and are there, whether or not they take another chat now
 * @param capacity chats that the available of them hold at once
 * @param free how many more of these chats they would take now
 * @param served how long recent chats of this team were held
 */
public record Outlook(int waiting, int people, int capacity, int free, List<Duration> served) {
    public Outlook {
        served = List.copyOf(served);
    }

    public boolean staffed() {
        return people > 0;
    }
}
