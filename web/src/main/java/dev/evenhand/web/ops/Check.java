package dev.evenhand.web.ops;

/**
 * One thing a node needs before it may serve.
 *
 * @param name such as {@code redis}
 * @param ok whether it is as it should be
 * @param detail one sentence for the operator, with the fix when it is not
 */
public record Check(String name, boolean ok, String detail) {}
