package dev.evenhand.bot.knowledge;

import org.jspecify.annotations.Nullable;

/** One change of one article: the revision it belongs to, and what stood before; null when nothing did. */
public record PastChange(Revision revision, @Nullable Article before) {}
