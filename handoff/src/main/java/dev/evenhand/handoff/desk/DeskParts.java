package dev.evenhand.handoff.desk;

/** What desk and sweeper work with. */
record DeskParts(DeskStores stores, Steps steps, DeskOptions options, Alarm alarm) {
    Conversations conversations() {
        return stores.conversations();
    }

    Lines lines() {
        return stores.lines();
    }
}
