package dev.evenhand.bot.retrieval.calibration;

import dev.evenhand.bot.retrieval.features.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a knowledge base learned about judging answers from its own phrases.
 *
 * <p>It speaks of features, not of articles, so it still serves after a change to the articles until a new one is
 * made.
 */
public final class Calibration {

    /** Absent where there are too few articles to learn from. */
    final @Nullable Scorer scorer;

    private final Settings settings;
    private final Findings findings;
    /** Nothing less confident is answered, whatever the promise allows. */
    private final double floor;

    Calibration(@Nullable Scorer scorer, Settings settings, Findings findings) {
        this(scorer, settings, findings, 0);
    }

    private Calibration(@Nullable Scorer scorer, Settings settings, Findings findings, double floor) {
        this.scorer = scorer;
        this.settings = settings;
        this.findings = findings;
        this.floor = floor;
    }

    /** What stands in where there are too few articles to learn from: confidence rises with the largest cosine. */
    public static Calibration byRule(Settings settings) {
        return RuleOfThumb.calibration(settings);
    }

    /**
     * The articles that may answer, best first, at most five.
     *
     * @param articleIds by the numbers the evidence calls them
     */
    public List<Candidate> candidates(Evidence evidence, List<String> articleIds) {
        return scorer == null
                ? RuleOfThumb.candidates(evidence, articleIds)
                : scorer.judge(evidence).candidates(articleIds);
    }

    /** The same for another precision, and never answering below {@code floor}, 0 to 1; nothing is learned anew. */
    public Calibration promising(double precision, double floor) {
        return new Calibration(scorer, settings.withPrecision(precision), findings, floor);
    }

    public Settings settings() {
        return settings;
    }

    /** The promise the settings ask for, kept to what the floor allows. */
    public Promise promise() {
        var promised = promise(settings.precision());
        return promised.threshold() >= floor ? promised : raised();
    }

    /** Its coverage is that of the next stricter promise: rather too little than too much. */
    private Promise raised() {
        double precision = settings.precision();
        return findings.promises.stream()
                .filter(promise -> promise.precision() >= precision - 1e-9 && promise.threshold() >= floor)
                .findFirst()
                .map(next -> new Promise(precision, floor, next.coverage(), next.coverageLow(), next.coverageHigh()))
                .orElse(new Promise(precision, floor, 0, 0, 0));
    }

    /** The promise for another precision, on a grid of whole percents, the next stricter one where it falls between. */
    public Promise promise(double precision) {
        return findings.promises.stream()
                .filter(promise -> promise.precision() >= precision - 1e-9)
                .findFirst()
                .orElse(new Promise(precision, 1, 0, 0, 0));
    }

    /** Promises by whole percents, 50 to 99. */
    public List<Promise> promises() {
        return findings.promises;
    }

    /** Article pairs that were taken for one another, worst first. */
    public List<Confusion> confusions() {
        return findings.confusions;
    }

    /** How many questions the knowledge base asked itself. */
    public int rows() {
        return findings.rows;
    }

    /** Whether there were enough articles to learn from; otherwise a cautious rule of thumb stands in. */
    public boolean learned() {
        return scorer != null;
    }

    /** What the calibration found out about the knowledge base. */
    record Findings(List<Promise> promises, List<Confusion> confusions, int rows) {

        Findings {
            promises = List.copyOf(promises);
            confusions = List.copyOf(confusions);
        }
    }
}
