/**
 * What can be asked of the reports, already checked: which contacts, under which rules, compared how, in whose house.
 *
 * <p>Nothing here knows how a question is read from words, how it becomes SQL, or who answers it.
 */
@NullMarked
package dev.evenhand.metrics.report.query;

import org.jspecify.annotations.NullMarked;
