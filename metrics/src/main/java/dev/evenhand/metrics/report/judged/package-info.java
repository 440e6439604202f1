/**
 * How many were resolved as a judging machine sees it, set right by what managers read of it, and how that was computed.
 *
 * <p>Grades and audits come with the outcomes; nothing here judges. {@link JudgedReport} is the door.
 */
@NullMarked
package dev.evenhand.metrics.report.judged;

import org.jspecify.annotations.NullMarked;
