package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import dev.evenhand.bot.retrieval.features.Asked;
import dev.evenhand.bot.retrieval.features.Evidence;
import dev.evenhand.bot.retrieval.features.Feature;
import dev.evenhand.bot.retrieval.features.Space;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A knowledge base asks itself: phrases are hidden and asked, some with their article left in view (an answer exists),
 * some with the whole article hidden (nothing fits, but something near may seem to).
 *
 * <p>The rows do not depend on the settings, so another expected share or promise is a refit of about a second.
 */
public final class Rehearsal {

    private static final int IN_FOLDS = 5;
    private static final int OUT_GROUPS = 30;
    /** Of either kind; twice as many ranked no better. */
    private static final int MOST_ROWS = 1500;

    private static final int NOISED_COPIES = 3;
    /** From this many phrases an article (median) held-out phrases alone say enough. */
    private static final int ENOUGH_PHRASES = 4;
    /** Articles beyond these are never near enough to matter; keeps thousands of articles in memory bounds. */
    private static final int KEPT_ARTICLES = 64;

    /** Phrases compared in one pass over all others. */
    private static final int AT_ONCE = 8;

    final List<String> articleIds;
    final List<Row> rows;

    private Rehearsal(List<String> articleIds, List<Row> rows) {
        this.articleIds = articleIds;
        this.rows = rows;
    }

    public static Rehearsal of(Space space, Language language, Encoder encoder, Progress progress) {
        var plans = new ArrayList<Plan>();
        if (medianPhrases(space) >= 2) {
            plans.addAll(heldOutPhrases(space));
        }
        plans.addAll(heldOutArticles(space));
        var done = new AtomicInteger();
        var rows = new ArrayList<>(plans.parallelStream()
                .map(plan -> {
                    var made = plan.rows(space);
                    progress.reached(Progress.Stage.CALIBRATING, done.incrementAndGet(), plans.size() + 1);
                    return made;
                })
                .toList()
                .stream()
                .flatMap(List::stream)
                .toList());
        if (medianPhrases(space) < ENOUGH_PHRASES) {
            rows.addAll(noised(space, language, encoder));
        }
        progress.reached(Progress.Stage.CALIBRATING, plans.size() + 1, plans.size() + 1);
        return new Rehearsal(space.articleIds(), rows);
    }

    /** Learns to judge from the rows; the work of about a second. */
    public Calibration calibrate(Settings settings) {
        return Calibrator.calibrate(this, settings);
    }

    private static double medianPhrases(Space space) {
        int[] counts = new int[space.articles()];
        for (int phrase = 0; phrase < space.phrases().size(); phrase++) {
            counts[space.owner(phrase)]++;
        }
        Arrays.sort(counts);
        return counts[counts.length / 2];
    }

    /** Phrases dealt into folds article by article, so that each fold holds back its share of every article. */
    private static List<Plan> heldOutPhrases(Space space) {
        int n = space.phrases().size();
        var fold = new int[n];
        Arrays.fill(fold, -1);
        var random = new Random(n);
        for (int c = 0; c < space.articles(); c++) {
            int[] phrases = space.phrasesOf(c);
            if (phrases.length < 2) {
                continue;
            }
            Folds.shuffle(phrases, random);
            int start = random.nextInt(IN_FOLDS);
            for (int i = 0; i < phrases.length; i++) {
                fold[phrases[i]] = (start + i) % IN_FOLDS;
            }
        }
        return IntStream.range(0, IN_FOLDS)
                .mapToObj(held -> Plan.of(matching(fold, held), MOST_ROWS / IN_FOLDS, true))
                .filter(plan -> plan.hidden.length > 0)
                .toList();
    }

    private static List<Plan> heldOutArticles(Space space) {
        int groups = Math.min(space.articles(), OUT_GROUPS);
        int[] groupOfArticle = Folds.random(space.articles(), groups, space.articles());
        int[] group = IntStream.range(0, space.phrases().size())
                .map(phrase -> groupOfArticle[space.owner(phrase)])
                .toArray();
        return IntStream.range(0, groups)
                .mapToObj(held -> Plan.of(matching(group, held), MOST_ROWS / groups, false))
                .toList();
    }

    private static List<Row> noised(Space space, Language language, Encoder encoder) {
        var noise = new Noise(language, space.phrases().size());
        int[] order = Folds.shuffled(space.phrases().size(), 1);
        int[] asked = Arrays.copyOf(order, Math.min(order.length, MOST_ROWS / NOISED_COPIES));
        var owners = new ArrayList<Integer>();
        var texts = new ArrayList<String>();
        for (int phrase : asked) {
            for (int copy = 0; copy < NOISED_COPIES; copy++) {
                owners.add(space.owner(phrase));
                texts.add(noise.spoil(space.text(phrase)));
            }
        }
        var vectors = encoder.encodeInPassing(texts);
        var view = space.all();
        return IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> {
                    var evidence = view.of(Asked.of(texts.get(i), language, vectors.get(i)));
                    return new Row(nearest(evidence, owners.get(i)), owners.get(i), true);
                })
                .toList();
    }

    private static int[] matching(int[] values, int wanted) {
        return IntStream.range(0, values.length)
                .filter(j -> values[j] == wanted)
                .toArray();
    }

    private static Evidence nearest(Evidence evidence, int article) {
        if (evidence.size() <= KEPT_ARTICLES) {
            return evidence;
        }
        double[] order = evidence.values()[Feature.NEIGHBOURS.column()].clone();
        int own = evidence.place(article);
        if (own >= 0) {
            order[own] = Double.POSITIVE_INFINITY;
        }
        for (double[] feature : evidence.values()) {
            order[largest(feature)] = Double.POSITIVE_INFINITY;
        }
        return evidence.only(IntStream.range(0, order.length)
                .boxed()
                .sorted(Comparator.comparingDouble(k -> -order[k]))
                .limit(KEPT_ARTICLES)
                .mapToInt(k -> k)
                .sorted()
                .toArray());
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int k = 1; k < values.length; k++) {
            best = values[k] > values[best] ? k : best;
        }
        return best;
    }

    /** Phrases to hide together, and those of them to ask. */
    @SuppressWarnings("ArrayRecordComponent") // rows of numbers, never compared as wholes
    private record Plan(int[] hidden, int[] asked, boolean answerable) {

        static Plan of(int[] hidden, int most, boolean answerable) {
            int[] order = Folds.shuffled(hidden.length, hidden.length);
            int[] asked = Arrays.stream(order, 0, Math.min(most, order.length))
                    .map(i -> hidden[i])
                    .toArray();
            return new Plan(hidden, asked, answerable);
        }

        List<Row> rows(Space space) {
            var view = space.without(hidden);
            var rows = new ArrayList<Row>();
            for (int from = 0; from < asked.length; from += AT_ONCE) {
                int[] some = Arrays.copyOfRange(asked, from, Math.min(asked.length, from + AT_ONCE));
                var evidence = view.of(
                        Arrays.stream(some).mapToObj(space.phrases()::get).toList());
                for (int i = 0; i < some.length; i++) {
                    int owner = space.owner(some[i]);
                    rows.add(new Row(nearest(evidence.get(i), owner), owner, answerable));
                }
            }
            return rows;
        }
    }
}
