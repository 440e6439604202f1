package dev.evenhand.handoff.redis;

/**
 * That something happened, in the order of its partition; the event itself stands in the conversation's log.
 *
 * @param partition 0 to 63
 * @param id of the feed entry, not of the log's
 * @param conversation which
 * @param type wire name of the event, such as {@code closed}
 */
public record FeedEntry(int partition, String id, String conversation, String type) {}
