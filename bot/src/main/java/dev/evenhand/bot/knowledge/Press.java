package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.calibration.Calibration;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Makes an edition of a catalogue: blocking work of milliseconds to a minute, for a worker thread. */
public final class Press {

    /** Up to this share of changed phrases the threshold of the edition before is kept for the moment. */
    private static final double SMALL_CHANGE = 0.10;

    private final Function<Language, Encoder> encoders;
    private final AnswerPolicy usual;
    private final CalibrationMemory calibrations;
    private final Rehearsals rehearsals = new Rehearsals();

    /** {@code settings} hold until a manager sets a policy. */
    public Press(Function<Language, Encoder> encoders, Settings settings, CalibrationMemory calibrations) {
        this.encoders = encoders;
        this.usual = AnswerPolicy.of(settings);
        this.calibrations = calibrations;
    }

    /** The policy of a catalogue. */
    AnswerPolicy policy(Catalogue catalogue) {
        return Objects.requireNonNullElse(catalogue.policy(), usual);
    }

    /** What holds until a manager sets one. */
    AnswerPolicy usualPolicy() {
        return usual;
    }

    /** The catalogue's first edition. */
    public Edition print(Catalogue catalogue, Progress progress) {
        return print(catalogue, Edition.EMPTY, progress);
    }

    /** The catalogue's edition, building on the one before where the articles of a language are all but the same. */
    Edition print(Catalogue catalogue, Edition before, Progress progress) {
        // The same articles in another order are the same index.
        var byLanguage = catalogue.articles().stream()
                .sorted(Comparator.comparing(Article::id))
                .collect(Collectors.groupingBy(article -> Edition.language(article.locale())));
        var policy = policy(catalogue);
        // Languages side by side: together they fill the cores, one after the other each leaves some idle.
        Map<Language, Made> made = Arrays.stream(Language.values())
                .parallel()
                .filter(byLanguage::containsKey)
                .collect(Collectors.toMap(language -> language, language -> {
                    var corpus = Corpora.of(language, byLanguage.getOrDefault(language, List.of()));
                    return new Wanted(corpus, policy, progress).made(before);
                }));
        return new Edition(
                catalogue.number(),
                catalogue.articles().stream()
                        .collect(Collectors.toMap(
                                Article::key, article -> article, (first, second) -> second, LinkedHashMap::new)),
                made.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .index())),
                ExactWords.of(catalogue.articles()),
                policy,
                made.values().stream().allMatch(Made::calibrated));
    }

    /** The same articles with thresholds learned from them. */
    Edition calibrated(Edition edition, Progress progress) {
        var indexes = edition.indexes().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> calibrated(entry.getValue(), edition.policy(), progress)));
        return new Edition(edition.number(), edition.articles(), indexes, edition.exact(), edition.policy(), true);
    }

    /** What would serve under another policy; seconds where much has to be learned. */
    Map<String, Shelf> foreseen(Edition edition, AnswerPolicy policy) {
        return edition.shelves(index -> promising(
                calibrations
                        .recall(index.corpus(), policy.settings())
                        .orElseGet(() -> learned(index, policy.settings(), Progress.SILENT)),
                policy));
    }

    private Index calibrated(Index index, AnswerPolicy policy, Progress progress) {
        var calibration = calibrations
                .recall(index.corpus(), policy.settings())
                .orElseGet(() -> kept(index, learned(index, policy.settings(), progress)));
        return index.withCalibration(promising(calibration, policy));
    }

    private Calibration kept(Index index, Calibration learned) {
        calibrations.keep(index.corpus(), learned);
        return learned;
    }

    private Calibration learned(Index index, Settings settings, Progress progress) {
        return index.corpus().articleIds().size() < Index.FEWEST_ARTICLES
                ? index.calibrated(settings, progress).calibration()
                : rehearsals.of(index, progress).calibrate(settings);
    }

    private static Calibration promising(Calibration calibration, AnswerPolicy policy) {
        return calibration.promising(policy.precision(), policy.answerFrom());
    }

    /** One language as it shall be. */
    private final class Wanted {
        private final Corpus corpus;
        private final AnswerPolicy policy;
        private final Progress progress;

        Wanted(Corpus corpus, AnswerPolicy policy, Progress progress) {
            this.corpus = corpus;
            this.policy = policy;
            this.progress = progress;
        }

        Made made(Edition edition) {
            var before = edition.indexes().get(corpus.language());
            if (before != null && before.corpus().equals(corpus)) {
                return edition.calibrated() ? promised(before) : new Made(before, false);
            }
            if (before != null && before.calibration().learned() && small(before.corpus(), corpus)) {
                return new Made(before.withCorpus(corpus, progress), false);
            }
            var nothing = new Corpus(corpus.language(), List.of(), List.of());
            var encoder = encoders.apply(corpus.language());
            var blank = Index.build(nothing, encoder, policy.settings(), Progress.SILENT);
            return new Made(calibrated(blank.withCorpus(corpus, progress), policy, progress), true);
        }

        /** Another promise needs no learning; another expectation does, and the threshold of before holds until then. */
        private Made promised(Index before) {
            var settings = before.calibration().settings();
            boolean fits = settings.withPrecision(policy.precision()).equals(policy.settings());
            return fits
                    ? new Made(before.withCalibration(promising(before.calibration(), policy)), true)
                    : new Made(before, false);
        }
    }

    private static boolean small(Corpus before, Corpus after) {
        if (after.articleIds().size() < Index.FEWEST_ARTICLES) {
            return false;
        }
        var kept = new HashSet<>(before.phrases());
        kept.retainAll(new HashSet<>(after.phrases()));
        int changed = before.phrases().size() + after.phrases().size() - 2 * kept.size();
        return changed <= SMALL_CHANGE * before.phrases().size();
    }

    private record Made(Index index, boolean calibrated) {}
}
