package dev.evenhand.bot.conversation;

/** A customer is writing: when it began, and the timer that ends it. Touched on one context only. */
final class Burst {
    final long begunNanos;
    long timer = -1;

    Burst(long begunNanos) {
        this.begunNanos = begunNanos;
    }
}
