/** Tests of what the web keeps in Redis, against a real one. */
@org.jspecify.annotations.NullMarked
package dev.evenhand.web.redis;
