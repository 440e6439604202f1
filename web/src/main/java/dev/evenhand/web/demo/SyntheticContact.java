package dev.evenhand.web.demo;

import dev.evenhand.metrics.outcome.Facts;
import java.time.Instant;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * One invented contact, and the facts it leaves behind.
 *
 * @param draw who, about what, when
 * @param botFirst whether the bot went first
 * @param experiment whether the customer is in the randomised experiment
 * @param success whether it was resolved; decides the survey, the return, never a label directly
 * @param humanSeconds a person's median handle time on the topic
 */
record SyntheticContact(Draw draw, boolean botFirst, boolean experiment, boolean success, double humanSeconds) {
    private static final String[] AGENTS = {"synthetic-ana", "synthetic-ben", "synthetic-chen", "synthetic-dora"};

    /** A customer with a topic at a time. */
    record Draw(String customer, String topic, Instant at) {
        String conversation() {
            return "synthetic-" + Long.toHexString(at.getEpochSecond()) + "-" + customer.substring(19);
        }
    }

    /**
     * The facts.
     *
     * @param easiness of the topic for the bot, 0 to 1; its silent confidence follows it, on both paths alike
     */
    Facts facts(SplittableRandom random, double easiness) {
        var escalated = botFirst && random.nextDouble() < 1.15 - easiness;
        var botSeconds = 25 + 60 * random.nextDouble();
        var handleSeconds = humanSeconds * Math.exp(.4 * random.nextGaussian());
        var waitSeconds = 20 + 160 * random.nextDouble();
        var people = !botFirst || escalated;
        var asked = draw.at().plusSeconds(botFirst ? (long) botSeconds : 5);
        var accepted = asked.plusSeconds((long) waitSeconds);
        var closed = (people ? accepted.plusSeconds((long) handleSeconds) : asked).plusSeconds(30);
        var survey = survey(random, closed);
        return new Facts(
                draw.conversation(),
                draw.customer(),
                botFirst ? "bot_first" : "human_first",
                draw.at(),
                closed,
                "web",
                random.nextDouble() < .7 ? "en" : "zh",
                draw.topic(),
                random.nextDouble() < .3,
                new Facts.First(easiness > .5 ? "answer" : "handoff", confidence(random, easiness)),
                assignment(),
                people ? "agent" : "customer",
                1 + random.nextInt(5),
                null,
                draw.at().plusSeconds(4),
                closed,
                people ? "human" : "bot",
                0,
                botFirst ? bot(escalated, asked, botSeconds) : null,
                people ? handoff(asked, accepted) : null,
                people ? human(random, accepted, handleSeconds) : null,
                survey,
                null,
                false,
                null);
    }

    private Facts.Assignment assignment() {
        return experiment ? new Facts.Assignment("holdout", .5) : new Facts.Assignment("rule", 1.0);
    }

    private static double confidence(SplittableRandom random, double easiness) {
        return Math.min(.99, Math.max(.02, easiness + .12 * random.nextGaussian()));
    }

    private Facts.Bot bot(boolean escalated, Instant last, double seconds) {
        return new Facts.Bot(
                "kb-1",
                draw.at().plusSeconds(6),
                last,
                escalated ? "no_answer" : "answer",
                1,
                0,
                escalated ? 1 : 0,
                null,
                seconds);
    }

    private Facts.Handoff handoff(Instant asked, Instant accepted) {
        var reason = botFirst ? "low_confidence" : experiment ? "holdout" : "policy";
        return new Facts.Handoff(asked, reason, asked, accepted, null);
    }

    private Facts.Human human(SplittableRandom random, Instant accepted, double handleSeconds) {
        return new Facts.Human(
                AGENTS[random.nextInt(AGENTS.length)],
                "general",
                accepted.plusSeconds(12),
                2 + random.nextInt(5),
                0,
                handleSeconds,
                15 + 40 * random.nextDouble(),
                "resolved");
    }

    /** Fewer than half answer, as everywhere; an unresolved customer who stays silent here comes back instead. */
    private Facts.Survey survey(SplittableRandom random, Instant closed) {
        if (random.nextDouble() > (success ? .40 : .45)) {
            return new Facts.Survey(closed, null, null, null, false);
        }
        var csat = success ? 4 + random.nextInt(2) : 1 + random.nextInt(3);
        return new Facts.Survey(closed, success ? "yes" : "no", csat, nps(random, csat), false);
    }

    private static @Nullable Integer nps(SplittableRandom random, int csat) {
        return random.nextDouble() < .5 ? Math.min(10, csat * 2 + random.nextInt(2)) : null;
    }
}
