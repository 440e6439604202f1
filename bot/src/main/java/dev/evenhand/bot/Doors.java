package dev.evenhand.bot;

import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.redis.RedisLink;

/** The doors of the house the bot goes through: custody, what happens live, and the store. */
public record Doors(Desk desk, LiveEvents live, RedisLink link) {}
