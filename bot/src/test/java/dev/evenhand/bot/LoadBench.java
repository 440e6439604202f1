package dev.evenhand.bot;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.Utterance;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * Questions at a steady rate, each in a conversation of its own, against the whole bot with the sample shop on a real
 * Redis: {@code LoadBench [questions a second] [seconds]}. Prints what became of them and how long each waited, from
 * being sent to the first word or the handoff; Vert.x itself reports a blocked event loop.
 */
final class LoadBench {

    private final Vertx vertx = Vertx.vertx();
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private final Map<String, Integer> ends = Collections.synchronizedMap(new TreeMap<>());

    private LoadBench() {}

    public static void main(String[] args) throws Exception {
        int rate = args.length > 0 ? Integer.parseInt(args[0]) : 50;
        int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 60;
        new LoadBench().run(rate, seconds);
    }

    private void run(int rate, int seconds) throws Exception {
        var directory = Files.createTempDirectory("evenhand-load");
        var handoff = await(Handoff.start(vertx, HandoffOptions.embedded(directory)));
        var bot = await(start(handoff, directory));
        await(bot.ask("warm", "en"));
        var questions = bot.knowledge().articles().stream()
                .flatMap(article -> article.questions().stream())
                .toList();
        handoff.live().all(this::heard);
        var random = new Random(1);
        int total = rate * seconds;
        long began = System.nanoTime();
        for (int i = 0; i < total; i++) {
            long due = began + i * TimeUnit.SECONDS.toNanos(1) / rate;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            ask(handoff, questions.get(random.nextInt(questions.size())));
        }
        while (millis.size() < total && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(seconds + 30L)) {
            TimeUnit.MILLISECONDS.sleep(100);
        }
        print(total);
        await(bot.stop());
        await(handoff.stop());
        await(vertx.close());
    }

    private Future<Bot> start(Handoff handoff, Path directory) {
        var doors = new Doors(handoff.desk(), handoff.live(), handoff.link());
        return Bot.start(vertx, BotOptions.in(directory.resolve("bot")), doors);
    }

    private void ask(Handoff handoff, String question) {
        String id = UUID.randomUUID().toString();
        sent.put(id, System.nanoTime());
        handoff.desk()
                .open(id, Samples.opening())
                .compose(opened -> handoff.desk()
                        .customerSays(id, new Utterance(UUID.randomUUID().toString(), question)))
                .onFailure(cause -> end(id, "refused: " + cause.getMessage()));
    }

    private void heard(Entry entry) {
        var event = entry.event();
        if (event instanceof BotAnswered) {
            end(entry.conversation(), "answered");
        } else if (event instanceof BotClarified) {
            end(entry.conversation(), "clarified");
        } else if (event instanceof HandoffRequested asked) {
            end(entry.conversation(), "handed off: " + asked.reason().code());
        } else if (event instanceof BotSaid && !entry.conversation().isEmpty()) {
            ends.merge("(words without an article)", 1, Integer::sum);
        }
    }

    private void end(String id, String how) {
        var begun = sent.remove(id);
        if (begun != null) {
            ends.merge(how, 1, Integer::sum);
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        }
    }

    private void print(int total) {
        var sorted = millis.stream().sorted().toList();
        System.out.printf("%,d questions, %,d ended, %,d without an end%n", total, sorted.size(), sent.size());
        ends.forEach((how, count) -> System.out.printf("  %-32s %,d%n", how, count));
        if (!sorted.isEmpty()) {
            System.out.printf(
                    "waited p50 %,d ms, p99 %,d ms, longest %,d ms (of it 250 ms for the burst to end)%n",
                    sorted.get(sorted.size() / 2), sorted.get(sorted.size() * 99 / 100), sorted.get(sorted.size() - 1));
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(120, TimeUnit.SECONDS);
    }
}
