package dev.evenhand.bot.knowledge;

/**
 * A wish to take in many articles at once: all or none.
 *
 * @param reading what the file says
 * @param replace whether articles that are not in it, of any language, go; otherwise they stay
 * @param dryRun whether to check and report only
 * @param by who wants it, as the history will say
 */
public record Import(Reading reading, boolean replace, boolean dryRun, String by) {}
