/**
 * Reading closed conversations: rounds in which a model grades a share of them, and what managers see of the random part
 * they audit.
 *
 * <p>Nothing here decides about a conversation, and no grade is shown before a person has judged for themselves.
 */
@NullMarked
package dev.evenhand.web.audit;

import org.jspecify.annotations.NullMarked;
