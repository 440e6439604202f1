package dev.evenhand.handoff.desk;

/** Where everything the desk works on is kept. */
public record DeskStores(Conversations conversations, Lines lines, Roster roster, Rulebook rulebook) {}
