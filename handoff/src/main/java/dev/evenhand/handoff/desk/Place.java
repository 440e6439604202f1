package dev.evenhand.handoff.desk;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A customer's place in the line.
 *
 * @param position counted from 1
 * @param low expected wait, null while it would be a guess
 * @param high upper figure of the expected wait, null while it would be a guess
 */
public record Place(int position, @Nullable Duration low, @Nullable Duration high) {}
