package dev.evenhand.web.auth;

import java.time.Duration;

/**
 * How often something may happen: a bucket that holds {@code burst} and is refilled within {@code refill}.
 *
 * @param name part of the key, such as {@code open}
 */
public record Limit(String name, int burst, Duration refill) {
    /** Conversations opened from one address. */
    public static final Limit OPENING = new Limit("open", 120, Duration.ofMinutes(2));
    /** Conversations opened by one customer. */
    public static final Limit OPENING_BY_CUSTOMER = new Limit("open-by", 30, Duration.ofMinutes(2));
    /** Messages, signals and wishes in one conversation. */
    public static final Limit SENDING = new Limit("say", 30, Duration.ofSeconds(30));
    /** Typing signals in one conversation. */
    public static final Limit TYPING = new Limit("typing", 40, Duration.ofSeconds(30));
    /** Files sent into one conversation. */
    public static final Limit ATTACHING = new Limit("attach", 12, Duration.ofMinutes(10));
    /** Kilobytes of files sent by customers from one address. */
    public static final Limit ATTACHING_KILOBYTES = new Limit("attach-kb", 100 * 1024, Duration.ofHours(1));
    /** Attempts to sign in from one address. */
    public static final Limit SIGNING_IN = new Limit("sign-in", 30, Duration.ofMinutes(5));
    /** Attempts to sign in under one name from addresses that never did; and to change its password. */
    public static final Limit SIGNING_IN_AS = new Limit("sign-in-as", 60, Duration.ofHours(1));
}
