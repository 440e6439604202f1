/**
 * Reports: questions to the view, and how its counts become the records of {@code answer}.
 *
 * <p>{@link Reports} is the door. Here are both sides of a comparison, raw, like for like and as drawn by lot, the lists, the
 * further measures, and how each of these figures was made. A report asks for its {@code rows} in as few passes as it can,
 * and leaves the arithmetic to {@code statistics} and the meaning of every label to {@code definition}. What is told day by
 * day ({@code warning}, {@code forecast}) and what was {@code judged} stand in rooms of their own, which know nothing of
 * these. No HTTP, no JSON library, no rule of its own for what a success is.
 */
@NullMarked
package dev.evenhand.metrics.report;

import org.jspecify.annotations.NullMarked;
