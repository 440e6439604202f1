package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.metrics.outcome.Contact;
import dev.evenhand.metrics.outcome.CustomerHistory;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.List;

/** The index of contacts, read for one customer. */
public final class RedisCustomerHistory implements CustomerHistory {
    private final RedisLink link;

    public RedisCustomerHistory(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<List<Contact>> latest(String customer, int most) {
        return link.send(Command.ZRANGE, OutcomeKeys.contacts(customer), "0", Integer.toString(most - 1), "REV")
                .map(found -> found == null
                        ? List.of()
                        : found.stream()
                                .map(member ->
                                        ContactText.indexed(member.toString()).contact())
                                .toList());
    }
}
