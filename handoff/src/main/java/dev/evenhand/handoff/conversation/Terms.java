package dev.evenhand.handoff.conversation;

/**
 * What the manager asked of the bot when it decided.
 *
 * @param precision the promised share of right answers
 * @param outOfScopeShare the expected share of messages no article answers
 * @param cautious whether near misses weighed more
 * @param askFrom the probability that one of the shown articles is right, from which the bot asks back
 */
public record Terms(double precision, double outOfScopeShare, boolean cautious, double askFrom) {}
