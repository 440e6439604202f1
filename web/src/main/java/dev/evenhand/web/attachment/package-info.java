/**
 * Files sent in a conversation: what may be sent, where the bytes are kept, and who may fetch them.
 *
 * <p>That a file was sent is an event of the conversation; only the bytes live here.
 */
@NullMarked
package dev.evenhand.web.attachment;

import org.jspecify.annotations.NullMarked;
