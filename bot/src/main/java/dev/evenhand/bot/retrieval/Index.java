package dev.evenhand.bot.retrieval;

import dev.evenhand.bot.retrieval.calibration.Calibration;
import dev.evenhand.bot.retrieval.calibration.Rehearsal;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import dev.evenhand.bot.retrieval.features.Asked;
import dev.evenhand.bot.retrieval.features.Evidence;
import dev.evenhand.bot.retrieval.features.Space;
import dev.evenhand.bot.retrieval.features.View;
import dev.evenhand.bot.retrieval.rewording.Rewording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The searchable, calibrated phrases of one language; immutable and safe for use by several threads.
 *
 * <p>With fewer than {@value #FEWEST_ARTICLES} articles nothing can be learned by hiding one; then confidence rises
 * with the largest cosine by a fixed, cautious rule.
 */
public final class Index {

    /** From this many articles a calibration is learned. */
    public static final int FEWEST_ARTICLES = 4;

    private final Corpus corpus;
    private final Encoder encoder;
    private final Space space;
    /** Absent when there are no phrases at all. */
    private final @Nullable View view;

    private final Map<String, float[]> vectors;
    private final Calibration calibration;
    private final Reputation reputation;
    private final Rewording rewording;

    private Index(Corpus corpus, Encoder encoder, Map<String, float[]> vectors, Calibration calibration) {
        this.corpus = corpus;
        this.encoder = encoder;
        this.vectors = vectors;
        this.calibration = calibration;
        this.reputation = Reputation.NONE;
        this.space = new Space(
                corpus,
                corpus.phrases().stream()
                        .map(phrase -> Objects.requireNonNull(vectors.get(phrase.text())))
                        .toList(),
                encoder.dimension());
        this.view = space.articles() == 0 ? null : space.all();
        this.rewording = Rewording.of(corpus, encoder, space.phrases());
    }

    private Index(Index index, Calibration calibration, Reputation reputation, Rewording rewording) {
        this.corpus = index.corpus;
        this.encoder = index.encoder;
        this.vectors = index.vectors;
        this.space = index.space;
        this.view = index.view;
        this.calibration = calibration;
        this.reputation = reputation;
        this.rewording = rewording;
    }

    /** Embeds, indexes and calibrates a corpus: seconds for hundreds of phrases, up to a minute for ten thousand. */
    public static Index build(Corpus corpus, Encoder encoder, Settings settings, Progress progress) {
        var vectors = embedded(corpus, Map.of(), encoder, progress);
        var index = new Index(corpus, encoder, vectors, Calibration.byRule(settings));
        return index.calibrated(settings, progress);
    }

    /** The same articles after a change: only new phrases are embedded, the calibration in force holds on. */
    public Index withCorpus(Corpus changed, Progress progress) {
        return new Index(changed, encoder, embedded(changed, vectors, encoder, progress), calibration)
                .withReputation(reputation);
    }

    /** The same index under another calibration, for instance a stored one. */
    public Index withCalibration(Calibration other) {
        return new Index(this, other, reputation, rewording);
    }

    /** The same phrases ranked by the largest cosine alone: the plain method that every better one is held against. */
    public Index byNearestNeighbour() {
        return new Index(this, Calibration.byRule(calibration.settings()), Reputation.NONE, Rewording.NONE);
    }

    /** The same index under what people said of its articles. */
    public Index withReputation(Reputation other) {
        return new Index(this, calibration, other, rewording);
    }

    public Reputation reputation() {
        return reputation;
    }

    /** The same index with a calibration learned anew from its own phrases. */
    public Index calibrated(Settings settings, Progress progress) {
        if (space.articles() < FEWEST_ARTICLES) {
            return withCalibration(Calibration.byRule(settings));
        }
        return withCalibration(rehearse(progress).calibrate(settings));
    }

    /** Lets the phrases question one another; needs at least {@value #FEWEST_ARTICLES} articles. */
    public Rehearsal rehearse(Progress progress) {
        return Rehearsal.of(space, corpus.language(), encoder, progress);
    }

    public Corpus corpus() {
        return corpus;
    }

    public Calibration calibration() {
        return calibration;
    }

    /** The articles that may answer a message. */
    public Ranking rank(String message) {
        double threshold = calibration.promise().threshold();
        if (view == null || message.isBlank()) {
            return new Ranking(List.of(), threshold);
        }
        var evidence = evidence(view, message);
        return new Ranking(reputation.applied(calibration.candidates(evidence, space.articleIds())), threshold);
    }

    private Evidence evidence(View view, String message) {
        var said = rewording.of(message);
        return view.of(Asked.of(said, corpus.language(), encoder.encode(said)));
    }

    private static Map<String, float[]> embedded(
            Corpus corpus, Map<String, float[]> known, Encoder encoder, Progress progress) {
        var vectors = new HashMap<String, float[]>();
        var missing = new ArrayList<String>();
        for (var phrase : corpus.phrases()) {
            var vector = known.get(phrase.text());
            if (vector != null) {
                vectors.put(phrase.text(), vector);
            } else if (!vectors.containsKey(phrase.text())) {
                missing.add(phrase.text());
            }
        }
        var texts = missing.stream().distinct().toList();
        var made = encoder.encodeAll(texts, progress);
        for (int i = 0; i < texts.size(); i++) {
            vectors.put(texts.get(i), made.get(i));
        }
        return vectors;
    }
}
