package dev.evenhand.bot.knowledge;

import java.time.Instant;

/**
 * One change of the knowledge base.
 *
 * @param version it led to, such as {@code kb-4}
 * @param at when
 * @param by who
 * @param what {@code imported}, {@code put}, {@code removed}, {@code restored}, {@code policy} or {@code seeded}
 * @param subject the article as {@code en:refund}, how many articles, or the policy
 */
public record Revision(String version, Instant at, String by, String what, String subject) {}
