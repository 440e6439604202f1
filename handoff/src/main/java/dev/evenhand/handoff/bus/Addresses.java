package dev.evenhand.handoff.bus;

/** Names of the channels on which nodes tell each other what was stored. */
public final class Addresses {
    /** Every stored event: {@code <entryId> <conversation> <json>}. */
    public static final String EVENTS = "evenhand:events";

    /** Passing signals: {@code <conversation> <type> <0|1 staff only> <json>}. */
    public static final String SIGNALS = "evenhand:signals";

    /** That lines, agents or loads changed: {@code <what> <whom>}, then {@code <team> <rank from 0>} where a line moved. */
    public static final String DESK = "evenhand:desk";

    /** That settings changed; whoever caches them reads them anew. */
    public static final String SETTINGS = "evenhand:settings";

    private Addresses() {}
}
