package dev.evenhand.handoff.desk;

import java.time.Instant;

/** Wakes this node at a moment, so that nobody has to wait for the next sweep; a node that dies leaves it to the sweepers. */
interface Alarm {
    void at(Instant when, Runnable what);
}
