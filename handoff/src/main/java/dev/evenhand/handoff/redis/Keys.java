package dev.evenhand.handoff.redis;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Names of the keys of this module; keys that a script touches together share a hash tag. */
public final class Keys {
    /** Conversations are spread over this many slots, for good: changing it would lose every conversation. */
    public static final int PARTITIONS = 64;

    /** The desk's own slot: lines, tickets, agents and loads change together. */
    public static final String DESK = "{desk}:";

    private Keys() {}

    /** 0 to 63, from the id alone. */
    public static int partition(String conversation) {
        CRC32 crc = new CRC32();
        crc.update(conversation.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % PARTITIONS);
    }

    /** The hash tag with its colon, such as <code>{p17}:</code>. */
    public static String tag(int partition) {
        return "{p" + partition + "}:";
    }

    public static String conversation(String id) {
        return tag(partition(id)) + "c:" + id;
    }

    public static String log(String id) {
        return conversation(id) + ":log";
    }

    static String said(String id) {
        return conversation(id) + ":said";
    }

    public static String feed(int partition) {
        return tag(partition) + "feed";
    }

    static String due(int partition) {
        return tag(partition) + "due";
    }

    static String desk(String name) {
        return DESK + name;
    }
}
