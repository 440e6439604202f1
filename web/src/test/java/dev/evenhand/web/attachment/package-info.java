/** Tests of the stores for files sent in chats. */
@org.jspecify.annotations.NullMarked
package dev.evenhand.web.attachment;
