package dev.evenhand.handoff.desk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a customer may count on before asking.
 *
 * @param staffed whether people are there at this hour
 * @param open whether this is an hour at which they work
 * @param opensAt when the next one is, null while open or where that is not known
 */
public record Welcome(boolean staffed, boolean open, @Nullable Instant opensAt) {}
