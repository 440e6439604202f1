package dev.evenhand.metrics.outcome;

import io.vertx.core.Future;
import java.util.List;

/** What is known of a customer's contacts, across channels; one in which the customer never wrote is none. */
public interface CustomerHistory {
    /** The latest first; one that goes on has no close yet. Fails while the store is away. */
    Future<List<Contact>> latest(String customer, int most);
}
