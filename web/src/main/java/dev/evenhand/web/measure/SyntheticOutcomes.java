package dev.evenhand.web.measure;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.SplittableRandom;

/** A year of invented outcomes as lines of the import; the same number makes the same rows but for the year's end. */
public final class SyntheticOutcomes {
    private static final int TOPICS = 20;
    private static final int AGENTS = 40;
    private static final int REMEMBERED = 5_000;
    private static final double RETURNS = 0.22;
    private static final double IN_EXPERIMENT = 0.10;
    /** None of them closes after the end. */
    private static final Duration LONGEST = Duration.ofMinutes(17);

    private static final String[] CHANNELS = {"web", "app", "email"};
    private static final String[] LOCALES = {"en", "zh", "de"};
    private static final String[] REASONS = {"low_confidence", "customer_asked", "out_of_scope", "repeated_failure"};

    private final SplittableRandom random = new SplittableRandom(20);
    private final int[] customers = new int[REMEMBERED];
    private final Instant end;
    private final int count;

    public SyntheticOutcomes(Instant end, int count) {
        this.end = end;
        this.count = count;
    }

    /** Writes them all, oldest first. */
    public void write(Path file) throws IOException {
        try (Writer lines = Files.newBufferedWriter(file)) {
            for (int i = 0; i < count; i++) {
                lines.write(line(
                        i,
                        end.minus(LONGEST)
                                .minus(Duration.ofDays(365)
                                        .multipliedBy(count - i)
                                        .dividedBy(count))));
            }
        }
    }

    /** One more, closed a moment before the end. */
    String latest() {
        return line(count, end.minus(Duration.ofHours(1)));
    }

    private String line(int number, Instant at) {
        int topic = (int) (TOPICS * random.nextDouble() * random.nextDouble());
        boolean botFirst = random.nextDouble() < .9 - .03 * topic;
        boolean people = !botFirst || random.nextDouble() < .35;
        boolean content = random.nextDouble() < (botFirst ? .85 : .9) - .02 * topic;
        long seconds = 120L + random.nextInt((int) LONGEST.toSeconds() - 120);
        var text = new StringBuilder(900)
                .append(String.format(
                        Locale.ROOT,
                        "{\"conversation\":\"m-%d\",\"customer\":\"k-%d\",\"entry\":\"%s\",\"startedAt\":\"%s\",\"closedAt\":\"%s\"",
                        number,
                        customer(number),
                        botFirst ? "bot_first" : "human_first",
                        at,
                        at.plusSeconds(seconds)))
                .append(asked(topic))
                .append(",\"closedBy\":\"")
                .append(people ? "agent" : "customer")
                .append("\",\"customerMessages\":")
                .append(1 + random.nextInt(5));
        if (botFirst) {
            text.append(bot(at));
        }
        if (people) {
            text.append(people(at, botFirst, topic));
        }
        return text.append(survey(at.plusSeconds(seconds), content))
                .append("}\n")
                .toString();
    }

    private int customer(int number) {
        int place = random.nextInt(REMEMBERED);
        if (number > REMEMBERED && random.nextDouble() < RETURNS) {
            return customers[place];
        }
        customers[place] = number;
        return number;
    }

    private String asked(int topic) {
        double confidence = Math.min(.99, Math.max(.02, .9 - .03 * topic + .25 * (random.nextDouble() - .5)));
        boolean experiment = random.nextDouble() < IN_EXPERIMENT;
        return String.format(
                Locale.ROOT,
                ",\"channel\":\"%s\",\"locale\":\"%s\",\"topic\":\"topic-%d\",\"returning\":%b,\"first\":{\"decision\":"
                        + "\"answer\",\"confidence\":%.3f},\"assignment\":{\"by\":\"%s\",\"probability\":%s}",
                CHANNELS[random.nextInt(CHANNELS.length)],
                LOCALES[random.nextInt(LOCALES.length)],
                topic,
                random.nextDouble() < .3,
                confidence,
                experiment ? "holdout" : "rule",
                experiment ? "0.5" : "1.0");
    }

    private String bot(Instant at) {
        return String.format(
                Locale.ROOT,
                ",\"bot\":{\"firstReplyAt\":\"%s\",\"last\":\"answer\",\"answers\":1,\"elapsedSeconds\":%.3f}",
                at.plusMillis(1_000 + random.nextInt(8_000)),
                20 + 70 * random.nextDouble());
    }

    private String people(Instant at, boolean handedOff, int topic) {
        int wait = 5 + random.nextInt(85);
        String reason = handedOff ? ",\"reason\":\"" + REASONS[random.nextInt(REASONS.length)] + "\"" : "";
        return String.format(
                Locale.ROOT,
                ",\"handoff\":{\"requestedAt\":\"%1$s\",\"queuedAt\":\"%1$s\",\"acceptedAt\":\"%2$s\"%3$s},"
                        + "\"human\":{\"agent\":\"agent-%4$d\",\"team\":\"team-%5$d\",\"firstReplyAt\":\"%6$s\",\"replies\":3,"
                        + "\"handleSeconds\":%7$.3f,\"wrapUpSeconds\":%8$.3f,\"disposition\":\"resolved\"}",
                at.plusSeconds(10),
                at.plusSeconds(10 + wait),
                reason,
                random.nextInt(AGENTS),
                random.nextInt(4),
                at.plusMillis(12_000 + wait * 1_000L + random.nextInt(9_000)),
                100 + 15 * topic + 400 * Math.pow(random.nextDouble(), 3),
                15 + 40 * random.nextDouble());
    }

    private String survey(Instant at, boolean content) {
        if (random.nextDouble() > .4) {
            return ",\"survey\":{\"offeredAt\":\"" + at + "\"}";
        }
        int csat = content ? 4 + random.nextInt(2) : 1 + random.nextInt(3);
        return String.format(
                Locale.ROOT,
                ",\"survey\":{\"offeredAt\":\"%s\",\"resolved\":\"%s\",\"csat\":%d,\"nps\":%d}",
                at,
                content ? "yes" : "no",
                csat,
                Math.min(10, csat * 2 + random.nextInt(2)));
    }
}
