package dev.evenhand.handoff.desk;

/** What desk and sweeper work with. */
record DeskParts(Conversations conversations, Lines lines, Steps steps, DeskOptions options) {}
