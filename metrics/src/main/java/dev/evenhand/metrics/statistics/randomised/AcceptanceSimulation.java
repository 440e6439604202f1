package dev.evenhand.metrics.statistics.randomised;

import dev.evenhand.metrics.statistics.Checks;
import dev.evenhand.metrics.statistics.Interval;
import dev.evenhand.metrics.statistics.Newcombe;
import dev.evenhand.metrics.statistics.Proportion;
import dev.evenhand.metrics.statistics.Sample;
import dev.evenhand.metrics.statistics.stratified.RateStratum;
import dev.evenhand.metrics.statistics.stratified.Standardisation;
import dev.evenhand.metrics.statistics.stratified.Standardised;
import dev.evenhand.metrics.statistics.stratified.Target;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * The proof of the whole: histories whose truth is known, and how often each method finds it.
 *
 * <p>Six topics; the easy ones go to the bot; people are five points better in <em>every</em> topic. Raw rates then
 * show the bot about 14.7 points ahead. Counted is how often the 95 % intervals of the raw and of the like-for-like
 * difference cover the truth of −5 points, and how often a confidence sequence over a randomised holdout in which
 * both are <em>equal</em>, looked at every day, rings.
 */
public final class AcceptanceSimulation {
    /** What people are better by, in every topic, as a difference bot minus human. */
    public static final double TRUTH = -0.05;

    public static final int FEWEST_CONTACTS = 100;

    private static final double[] MIX = {.30, .25, .20, .12, .08, .05};
    private static final double[] BOT_FIRST = {.90, .85, .70, .50, .30, .20};
    private static final double[] BOT_SUCCESS = {.90, .85, .75, .55, .40, .30};

    private final int contacts;
    private final SplittableRandom random;
    private int rawCovers;
    private double rawSum;
    private int likeForLikeAnswers;
    private int likeForLikeCovers;
    private double likeForLikeSum;
    private int falseAlarms;

    private AcceptanceSimulation(Plan plan) {
        this.contacts = plan.contacts;
        this.random = new SplittableRandom(plan.seed);
    }

    /**
     * How large the simulation is.
     *
     * @param runs histories, at least 1
     * @param contacts in each history, at least {@value #FEWEST_CONTACTS}
     * @param holdout share of contacts that go human first in the randomised part, strictly between 0 and 1
     * @param days over which they come, and at whose ends the confidence sequence is looked at
     */
    public record Plan(int runs, int contacts, double holdout, int days, long seed) {
        public Plan {
            Checks.that(runs >= 1, "runs must be at least 1", runs);
            Checks.that(contacts >= FEWEST_CONTACTS, "contacts must be at least " + FEWEST_CONTACTS, contacts);
            Checks.openProbability("holdout", holdout);
            Checks.that(days >= 1, "days must be at least 1", days);
        }

        /** A fifth held out, ninety days. */
        public static Plan of(int runs, int contacts, long seed) {
            return new Plan(runs, contacts, 0.20, 90, seed);
        }
    }

    /**
     * What came of it; shares are in [0, 1].
     *
     * @param rawCoverage share of runs whose raw interval covers the truth
     * @param rawMean mean raw difference
     * @param likeForLikeAnswers share of runs in which like for like had an answer; the next two are over those
     * @param likeForLikeCoverage share of them whose like-for-like interval covers the truth
     * @param likeForLikeMean mean like-for-like difference, 0 if there was none
     * @param falseAlarms share of runs in which the confidence sequence excluded 0 on any day although nothing
     *     differed
     */
    public record Outcome(
            Plan plan,
            double rawCoverage,
            double rawMean,
            double likeForLikeAnswers,
            double likeForLikeCoverage,
            double likeForLikeMean,
            double falseAlarms) {}

    /** Runs the plan; the same plan gives the same outcome. Time goes with runs times contacts. */
    public static Outcome run(Plan plan) {
        AcceptanceSimulation simulation = new AcceptanceSimulation(plan);
        for (int i = 0; i < plan.runs; i++) {
            simulation.compare();
            simulation.watch(plan);
        }
        return simulation.outcome(plan);
    }

    private Outcome outcome(Plan plan) {
        double runs = plan.runs;
        double answered = Math.max(1, likeForLikeAnswers);
        return new Outcome(
                plan,
                rawCovers / runs,
                rawSum / runs,
                likeForLikeAnswers / runs,
                likeForLikeCovers / answered,
                likeForLikeSum / answered,
                falseAlarms / runs);
    }

    private void compare() {
        List<RateStratum> strata = history();
        Interval raw = raw(strata);
        rawCovers += raw.contains(TRUTH) ? 1 : 0;
        rawSum += raw.value();
        Optional<Standardised> adjusted = Standardisation.rates(strata, Target.ALL);
        if (adjusted.isPresent()) {
            Interval difference = adjusted.get().difference();
            likeForLikeAnswers++;
            likeForLikeCovers += difference.contains(TRUTH) ? 1 : 0;
            likeForLikeSum += difference.value();
        }
    }

    private static Interval raw(List<RateStratum> strata) {
        Proportion none = new Proportion(0, 0);
        Proportion bot = strata.stream().map(RateStratum::bot).reduce(none, Proportion::plus);
        Proportion human = strata.stream().map(RateStratum::human).reduce(none, Proportion::plus);
        return Newcombe.difference(bot, human)
                .orElseThrow(() -> new IllegalStateException("a history without one of its arms"));
    }

    private List<RateStratum> history() {
        long[][] counts = new long[MIX.length][4];
        for (int i = 0; i < contacts; i++) {
            int topic = topic();
            int arm = random.nextDouble() < BOT_FIRST[topic] ? 0 : 2;
            double success = arm == 0 ? BOT_SUCCESS[topic] : BOT_SUCCESS[topic] - TRUTH;
            counts[topic][arm] += random.nextDouble() < success ? 1 : 0;
            counts[topic][arm + 1]++;
        }
        List<RateStratum> strata = new ArrayList<>();
        for (int topic = 0; topic < MIX.length; topic++) {
            long[] n = counts[topic];
            strata.add(new RateStratum("topic " + topic, new Proportion(n[0], n[1]), new Proportion(n[2], n[3])));
        }
        return strata;
    }

    /** One experiment without any difference, looked at each evening until it rings or ends. */
    private void watch(Plan plan) {
        Scores scores = new Scores();
        for (int day = 1; day <= plan.days; day++) {
            long until = (long) plan.contacts * day / plan.days;
            while (scores.n() < until) {
                boolean toBot = random.nextDouble() >= plan.holdout;
                double outcome = random.nextDouble() < BOT_SUCCESS[topic()] ? 1 : 0;
                scores.add(toBot, outcome, toBot ? 1 - plan.holdout : plan.holdout);
            }
            boolean rings = ConfidenceSequence.interval(scores.assigned(), plan.contacts)
                    .map(Interval::excludesZero)
                    .orElse(false);
            if (rings) {
                falseAlarms++;
                return;
            }
        }
    }

    private int topic() {
        double left = random.nextDouble();
        int topic = 0;
        while (topic < MIX.length - 1 && left >= MIX[topic]) {
            left -= MIX[topic++];
        }
        return topic;
    }

    /** Running sums of scores, which are few different small numbers: nothing cancels. */
    private static final class Scores {
        private long bot;
        private long human;
        private double sum;
        private double squares;

        void add(boolean toBot, double outcome, double probability) {
            double score = ConfidenceSequence.score(toBot, outcome, probability);
            bot += toBot ? 1 : 0;
            human += toBot ? 0 : 1;
            sum += score;
            squares += score * score;
        }

        long n() {
            return bot + human;
        }

        ConfidenceSequence.Assigned assigned() {
            double mean = n() == 0 ? 0 : sum / n();
            double variance = n() < 2 ? 0 : Math.max(0, squares - sum * mean) / (n() - 1);
            return new ConfidenceSequence.Assigned(bot, human, new Sample(n(), mean, variance));
        }
    }
}
