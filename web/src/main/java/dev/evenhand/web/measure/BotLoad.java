package dev.evenhand.web.measure;

import dev.evenhand.bot.Bot;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.desk.Utterance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Questions at a steady pace, each in a conversation of its own, against the whole bot. Every one is worded a little
 * differently, so that none is remembered and each has to be embedded.
 */
final class BotLoad {

    private static final Duration AFTERWARDS = Duration.ofSeconds(30);
    private static final List<String> GREETINGS = List.of("Hi,", "Hello!", "good morning,", "excuse me,", "Please:");

    private final Handoff handoff;
    private final Bot bot;
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Integer> ends = new ConcurrentHashMap<>();
    private final Queue<Long> waits = new ConcurrentLinkedQueue<>();

    /**
     * What became of the questions.
     *
     * @param asked how many
     * @param ends how often each end came
     * @param waits from being sent to the first word or the handoff, in nanoseconds
     */
    record Result(int asked, Map<String, Integer> ends, Quantiles waits) {

        int ended() {
            return ends.values().stream().mapToInt(count -> count).sum();
        }

        int times(String end) {
            return ends.getOrDefault(end, 0);
        }
    }

    BotLoad(Handoff handoff, Bot bot) {
        this.handoff = handoff;
        this.bot = bot;
    }

    /** Blocks until every question has an end, or for half a minute after the last was asked. */
    Result run(int perSecond, int seconds) throws InterruptedException {
        var questions = questions();
        int total = perSecond * seconds;
        var left = new CountDownLatch(total);
        var ear = handoff.live().all(entry -> heard(entry, left));
        var random = new Random(1);
        long began = System.nanoTime();
        for (int i = 0; i < total; i++) {
            long due = began + i * TimeUnit.SECONDS.toNanos(1) / perSecond;
            TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
            var greeting = GREETINGS.get(random.nextInt(GREETINGS.size()));
            ask(greeting + " " + questions.get(random.nextInt(questions.size())) + " " + i, left);
        }
        boolean all = left.await(AFTERWARDS.toSeconds(), TimeUnit.SECONDS);
        ear.close();
        if (!all) {
            ends.merge("no end", (int) left.getCount(), Integer::sum);
        }
        return new Result(total, new TreeMap<>(ends), new Quantiles(waits));
    }

    private List<String> questions() {
        var questions = new ArrayList<String>();
        bot.knowledge().articles().stream()
                .filter(article -> article.locale().equals("en"))
                .forEach(article -> questions.addAll(article.questions()));
        return questions;
    }

    private void ask(String question, CountDownLatch left) {
        var id = "c-" + UUID.randomUUID().toString().replace("-", "");
        var opening = new Opening(
                "en",
                "web",
                new Opening.Customer(id, "", "", false),
                null,
                Opening.Entry.BOT_FIRST,
                Opening.Assignment.RULE,
                null,
                false);
        sent.put(id, System.nanoTime());
        handoff.desk()
                .open(id, opening)
                .compose(opened -> handoff.desk().customerSays(id, new Utterance("m-1", question)))
                .onFailure(cause -> end(id, "refused: " + cause.getMessage(), left));
    }

    private void heard(Entry entry, CountDownLatch left) {
        var event = entry.event();
        if (event instanceof BotAnswered) {
            end(entry.conversation(), "answered", left);
        } else if (event instanceof BotClarified) {
            end(entry.conversation(), "asked back", left);
        } else if (event instanceof HandoffRequested asked) {
            end(entry.conversation(), handedOff(asked.reason()), left);
        }
    }

    static String handedOff(HandoffReason reason) {
        return "handed off: " + reason.code();
    }

    private void end(String id, String how, CountDownLatch left) {
        var begun = sent.remove(id);
        if (begun != null) {
            ends.merge(how, 1, Integer::sum);
            waits.add(System.nanoTime() - begun);
            left.countDown();
        }
    }
}
