package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.HandoffFixture;
import dev.evenhand.handoff.Samples;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedIT extends HandoffFixture {
    private static final Set<String> TELLING = Set.of("opened", "customer_said", "closed");

    @Test
    void everyEventAskedForIsToldOnceAndInOrderAndNoOtherStaysPending() {
        List<FeedEntry> told = new CopyOnWriteArrayList<>();
        String early = openWithBot();
        var consumption = await(handoff.feed().consume("reports", TELLING, entry -> {
            told.add(entry);
            return Future.succeededFuture();
        }));
        String late = openWithBot();
        for (int n = 0; n < 20; n++) {
            await(desk.customerSays(late, words("message " + n)));
        }
        await(desk.close(late, Samples.CUSTOMER));

        eventually(() -> told.size() >= 23);
        handoff.feed().sweep();
        eventually(() -> pending(Keys.feed(Keys.partition(late)), "reports") == 0 && consumption.inHand() == 0);
        assertThat(told).hasSize(23);
        assertThat(told).filteredOn(entry -> entry.conversation().equals(early)).hasSize(1);
        assertThat(told)
                .filteredOn(entry -> entry.conversation().equals(late))
                .extracting(FeedEntry::type)
                .startsWith("opened", "customer_said")
                .endsWith("customer_said", "closed");
        consumption.close();
    }

    @Test
    void anEntryWhoseHandlerFailedIsToldAgain() {
        Map<String, Integer> times = new ConcurrentHashMap<>();
        String id = openWithBot();
        var consumption = await(handoff.feed()
                .consume(
                        "retrying",
                        TELLING,
                        entry -> times.merge(entry.id(), 1, Integer::sum) == 1
                                ? Future.failedFuture("not now")
                                : Future.succeededFuture()));

        eventually(() -> times.size() == 1);
        assertThat(times.values()).containsExactly(1);
        handoff.feed().sweep();
        eventually(() -> times.containsValue(2));
        assertThat(types(id)).containsExactly("Opened");
        consumption.close();
    }

    @Test
    void whatIsPendingAndTrimmedDoesNotStayPending() {
        AtomicInteger failures = new AtomicInteger();
        String feed = Keys.feed(Keys.partition(openWithBot()));
        var consumption = await(handoff.feed().consume("failing", TELLING, entry -> {
            failures.incrementAndGet();
            return Future.failedFuture("never");
        }));
        eventually(() -> failures.get() > 0 && pending(feed, "failing") > 0);

        await(handoff.link().send(Command.XTRIM, feed, "MAXLEN", "0"));
        handoff.feed().sweep();

        eventually(() -> pending(feed, "failing") == 0);
        consumption.close();
    }

    private long pending(String feed, String group) {
        return await(handoff.link().send(Command.XPENDING, feed, group)).get(0).toLong();
    }
}
