package dev.evenhand.web.demo;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.web.demo.Course.Ending;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One invented contact, and the facts it leaves behind. */
final class SyntheticContact {
    /** None of whom can sign in: what the demo's visitors do stands apart. */
    private static final List<String> AGENTS = List.of("Asha", "Bruno", "Chen", "Dora", "Emil");

    private static final Dice<String> CHANNELS = Dice.of("web", .62, "app", .26, "email", .12);
    private static final Dice<String> REASONS = Dice.of(
            "low_confidence",
            .36,
            "customer_asked",
            .27,
            "repeated_failure",
            .13,
            "out_of_scope",
            .11,
            "policy",
            .06,
            "negative_sentiment",
            .05,
            "bot_error",
            .02);

    private final SplittableRandom random;
    private final Draw draw;
    private final Course course;
    private final Instant asked;
    private final Instant accepted;
    private final Instant closed;
    private final double botSeconds;
    private final double handleSeconds;

    /** A customer with a topic at a time; {@code again} when they came back. */
    record Draw(String customer, String topic, Instant at, boolean again) {
        String conversation() {
            return "synthetic-" + Long.toHexString(at.getEpochSecond()) + "-" + customer.substring(19);
        }
    }

    SyntheticContact(Draw draw, Course course, SplittableRandom random) {
        this.draw = draw;
        this.course = course;
        this.random = random;
        this.botSeconds = 25 + 60 * random.nextDouble();
        this.handleSeconds = course.humanSeconds() * Math.exp(.4 * random.nextGaussian());
        this.asked = draw.at().plusSeconds(course.botFirst() ? (long) botSeconds : 5);
        this.accepted = asked.plusSeconds((long) (course.waitFactor() * (15 + 110 * random.nextDouble())));
        this.closed = closed();
    }

    private Instant closed() {
        return switch (course.ending()) {
            case ABANDONED -> accepted.plusSeconds(60 + random.nextInt(240));
            case BLOCKED -> asked.plusSeconds(3);
            case UNANSWERED -> asked.plusSeconds(1_800);
            default -> (course.met() ? accepted.plusSeconds((long) handleSeconds) : asked).plusSeconds(30);
        };
    }

    Facts facts() {
        var left = course.ending();
        return new Facts(
                draw.conversation(),
                draw.customer(),
                course.botFirst() ? "bot_first" : "human_first",
                draw.at(),
                closed,
                CHANNELS.roll(random),
                random.nextDouble() < .7 ? "en" : "zh",
                draw.topic(),
                draw.again() || random.nextDouble() < .3,
                first(),
                course.experiment() ? new Facts.Assignment("holdout", .5) : new Facts.Assignment("rule", 1.0),
                closedBy(),
                1 + random.nextInt(left == Ending.RESOLVED ? 4 : 7),
                null,
                draw.at().plusSeconds(4),
                left == Ending.UNANSWERED ? asked.plusSeconds(20) : closed,
                left == Ending.ABANDONED ? "queue" : course.met() ? "human" : "bot",
                0,
                course.botFirst() ? bot() : null,
                course.queued() ? handoff() : null,
                course.met() ? human() : null,
                survey(),
                sentiment(),
                random.nextDouble() < (left == Ending.RESOLVED ? .012 : .055) * course.waitFactor(),
                null,
                null,
                null);
    }

    /** The silent confidence follows how easy the topic is for the bot, on both paths alike. */
    private Facts.First first() {
        var confidence = Math.min(.99, Math.max(.02, course.easiness() + .12 * random.nextGaussian()));
        return new Facts.First(confidence > .6 ? "answer" : confidence > .45 ? "clarify" : "handoff", confidence);
    }

    private String closedBy() {
        return switch (course.ending()) {
            case ABANDONED -> "customer";
            case BLOCKED -> "system";
            case UNANSWERED -> "timeout";
            default -> course.met() ? (random.nextDouble() < .9 ? "agent" : "timeout") : byThemselves();
        };
    }

    private String byThemselves() {
        return random.nextDouble() < .6 ? "customer" : "timeout";
    }

    /** The knowledge base gets a new version with every month. */
    private String version() {
        var day = draw.at().atZone(ZoneOffset.UTC);
        return "kb-" + (12 * (day.getYear() - 2026) + day.getMonthValue());
    }

    private Facts.Bot bot() {
        boolean answered =
                !course.queued() && course.ending() != Ending.UNANSWERED && course.ending() != Ending.BLOCKED;
        var clarified = random.nextDouble() < .2 ? 1 : 0;
        return new Facts.Bot(
                version(),
                draw.at().plusSeconds(6),
                asked,
                answered ? "answer" : "no_answer",
                answered ? 1 + random.nextInt(2) : random.nextInt(2),
                clarified,
                answered ? 0 : 1,
                answered && random.nextDouble() < .3 ? (course.ending() == Ending.RESOLVED ? "yes" : "no") : null,
                botSeconds,
                0.0);
    }

    private Facts.Handoff handoff() {
        var reason = course.botFirst() ? REASONS.roll(random) : course.experiment() ? "holdout" : "policy";
        return course.ending() == Ending.ABANDONED
                ? new Facts.Handoff(asked, reason, asked, null, closed)
                : new Facts.Handoff(asked, reason, asked, accepted, null);
    }

    private Facts.Human human() {
        boolean claimed = course.ending() == Ending.RESOLVED || random.nextDouble() < .6;
        return new Facts.Human(
                AGENTS.get(random.nextInt(AGENTS.size())),
                "general",
                accepted.plusSeconds(12),
                2 + random.nextInt(5),
                random.nextDouble() < .08 ? 1 : 0,
                handleSeconds,
                15 + 40 * random.nextDouble(),
                claimed ? "resolved" : "unresolved",
                Math.max(0, Duration.between(accepted, closed).toMillis() / 1000.0 - handleSeconds));
    }

    /** Fewer than half answer, as everywhere; an unresolved customer who stays silent here comes back instead. */
    private Facts.@Nullable Survey survey() {
        boolean content = course.ending() == Ending.RESOLVED;
        if (!content && course.ending() != Ending.UNRESOLVED) {
            return null;
        }
        if (random.nextDouble() > (content ? .40 : .45)) {
            return new Facts.Survey(closed, null, null, null, null, false);
        }
        var csat = content ? 4 + random.nextInt(2) : 1 + random.nextInt(3);
        var nps = random.nextDouble() < .5 ? Math.min(10, csat * 2 + random.nextInt(2)) : null;
        return new Facts.Survey(closed, content ? "yes" : "no", csat, nps, null, random.nextDouble() < .15);
    }

    private Facts.Sentiment sentiment() {
        var last = course.ending() == Ending.RESOLVED ? .35 : -.3;
        return new Facts.Sentiment(mood(-.08), mood(last));
    }

    private double mood(double mean) {
        return Math.max(-.9, Math.min(.9, mean + .25 * random.nextGaussian()));
    }
}
