package dev.evenhand.handoff.conversation;

import org.jspecify.annotations.Nullable;

/**
 * What wording a reply took of a language model, whether or not its text was used.
 *
 * @param model its name
 * @param inputTokens read
 * @param outputTokens written
 * @param cost in the operator's currency; null where no price was set
 */
public record ModelUse(String model, int inputTokens, int outputTokens, @Nullable Double cost) {}
