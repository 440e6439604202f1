package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.Samples.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.handoff.HandoffFixture;
import dev.evenhand.handoff.Samples;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FeedIT extends HandoffFixture {
    @Test
    void everyEventIsToldOnceAndInOrder() {
        List<FeedEntry> told = new CopyOnWriteArrayList<>();
        String early = openWithBot();
        var consumption = await(handoff.feed().consume("reports", entry -> {
            told.add(entry);
            return Future.succeededFuture();
        }));
        String late = openWithBot();
        for (int n = 0; n < 20; n++) {
            await(desk.customerSays(late, words("message " + n)));
        }
        await(desk.close(late, Samples.CUSTOMER));

        eventually(() -> told.size() >= 24);
        assertThat(told).hasSize(24);
        assertThat(told).filteredOn(entry -> entry.conversation().equals(early)).hasSize(1);
        assertThat(told)
                .filteredOn(entry -> entry.conversation().equals(late))
                .extracting(FeedEntry::type)
                .startsWith("opened", "customer_said")
                .endsWith("closed", "survey_offered");
        consumption.close();
    }

    @Test
    void anEntryWhoseHandlerFailedIsToldAgain() {
        Map<String, Integer> times = new ConcurrentHashMap<>();
        String id = openWithBot();
        var consumption = await(handoff.feed()
                .consume(
                        "retrying",
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
        var consumption = await(handoff.feed().consume("failing", entry -> {
            failures.incrementAndGet();
            return Future.failedFuture("never");
        }));
        eventually(() -> failures.get() > 0 && pending(feed) > 0);

        await(handoff.link().send(Command.XTRIM, feed, "MAXLEN", "0"));
        handoff.feed().sweep();

        eventually(() -> pending(feed) == 0);
        consumption.close();
    }

    private long pending(String feed) {
        return await(handoff.link().send(Command.XPENDING, feed, "failing"))
                .get(0)
                .toLong();
    }
}
