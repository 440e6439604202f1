package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.redis.Keys;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/** Names of this module's keys; a conversation's outcome lives in the conversation's own slot. */
final class OutcomeKeys {
    static final int PARTITIONS = Keys.PARTITIONS;
    /** Published with the number of the partition whose stream grew. */
    static final String CHANNEL = "evenhand:outcomes";
    /** Names the body of data in this Redis, for good. */
    static final String DATASET = "o:dataset";

    private OutcomeKeys() {}

    static int partition(String conversation) {
        return Keys.partition(conversation);
    }

    static String stream(int partition) {
        return Keys.tag(partition) + "outcomes";
    }

    /** Hash of version, digest and customer by conversation. */
    static String states(int partition) {
        return Keys.tag(partition) + "outcome-states";
    }

    static int customerPartition(String customer) {
        CRC32 crc = new CRC32();
        crc.update(customer.getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % PARTITIONS);
    }

    /** Sorted set of a customer's contacts by start. */
    static String contacts(String customer) {
        return customerTag(customerPartition(customer)) + "k:" + customer;
    }

    static String sequence(int customerPartition) {
        return customerTag(customerPartition) + "sequence";
    }

    /** Tag of the slot of an agent's holds, such as <code>{h7}:</code>; by agent, so that one script sees them all. */
    static String agentTag(String agent) {
        return "{h" + customerPartition(agent) + "}:";
    }

    private static String customerTag(int partition) {
        return "{k" + partition + "}:";
    }
}
