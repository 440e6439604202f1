package dev.evenhand.bot.retrieval;

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
    private final List<Promise> promises;
    private final List<Confusion> confusions;
    private final int rows;

    Calibration(
            @Nullable Scorer scorer, Settings settings, List<Promise> promises, List<Confusion> confusions, int rows) {
        this.scorer = scorer;
        this.settings = settings;
        this.promises = List.copyOf(promises);
        this.confusions = List.copyOf(confusions);
        this.rows = rows;
    }

    public Settings settings() {
        return settings;
    }

    /** The promise the settings ask for. */
    public Promise promise() {
        return promise(settings.precision());
    }

    /** The promise for another precision, on a grid of whole percents, the next stricter one where it falls between. */
    public Promise promise(double precision) {
        return promises.stream()
                .filter(promise -> promise.precision() >= precision - 1e-9)
                .findFirst()
                .orElse(new Promise(precision, 1, 0, 0, 0));
    }

    /** Promises by whole percents, 50 to 99. */
    public List<Promise> promises() {
        return promises;
    }

    /** Article pairs that were taken for one another, worst first. */
    public List<Confusion> confusions() {
        return confusions;
    }

    /** How many questions the knowledge base asked itself. */
    public int rows() {
        return rows;
    }

    /** Whether there were enough articles to learn from; otherwise a cautious rule of thumb stands in. */
    public boolean learned() {
        return scorer != null;
    }
}
