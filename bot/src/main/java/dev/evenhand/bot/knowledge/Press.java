package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.Corpus;
import dev.evenhand.bot.retrieval.Encoder;
import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Language;
import dev.evenhand.bot.retrieval.Progress;
import dev.evenhand.bot.retrieval.Settings;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes an edition of a catalogue: blocking work of milliseconds to a minute, for a worker thread. */
public final class Press {

    /** Up to this share of changed phrases the threshold of the edition before is kept for the moment. */
    private static final double SMALL_CHANGE = 0.10;

    private final Function<Language, Encoder> encoders;
    private final Settings settings;
    private final CalibrationMemory calibrations;

    public Press(Function<Language, Encoder> encoders, Settings settings, CalibrationMemory calibrations) {
        this.encoders = encoders;
        this.settings = settings;
        this.calibrations = calibrations;
    }

    /** The catalogue's first edition. */
    public Edition print(Catalogue catalogue, Progress progress) {
        return print(catalogue, Edition.EMPTY, progress);
    }

    /** The catalogue's edition, building on the one before where the articles of a language are all but the same. */
    Edition print(Catalogue catalogue, Edition before, Progress progress) {
        var byLanguage = catalogue.articles().stream()
                .collect(Collectors.groupingBy(article -> Edition.language(article.locale())));
        // Languages side by side: together they fill the cores, one after the other each leaves some idle.
        Map<Language, Made> made = Arrays.stream(Language.values())
                .parallel()
                .filter(byLanguage::containsKey)
                .collect(Collectors.toMap(language -> language, language -> {
                    var corpus = Corpora.of(language, byLanguage.getOrDefault(language, List.of()));
                    return index(corpus, before.indexes().get(language), progress);
                }));
        return new Edition(
                catalogue.number(),
                catalogue.articles().stream().collect(Collectors.toMap(Article::key, article -> article)),
                made.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> entry.getValue()
                        .index())),
                ExactWords.of(catalogue.articles()),
                made.values().stream().allMatch(Made::calibrated));
    }

    /** The same articles with thresholds learned from them. */
    Edition calibrated(Edition edition, Progress progress) {
        var indexes = edition.indexes().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> calibrated(entry.getValue(), progress)));
        return new Edition(edition.number(), edition.articles(), indexes, edition.exact(), true);
    }

    private Made index(Corpus corpus, @Nullable Index before, Progress progress) {
        if (before != null && before.corpus().equals(corpus)) {
            return new Made(before, true);
        }
        if (before != null && before.calibration().learned() && small(before.corpus(), corpus)) {
            return new Made(before.withCorpus(corpus, progress), false);
        }
        var language = corpus.language();
        var nothing = new Corpus(language, List.of(), List.of());
        var blank = Index.build(nothing, encoders.apply(language), settings, Progress.SILENT);
        return new Made(calibrated(blank.withCorpus(corpus, progress), progress), true);
    }

    private Index calibrated(Index index, Progress progress) {
        return calibrations
                .recall(index.corpus(), settings)
                .map(index::withCalibration)
                .orElseGet(() -> {
                    var learned = index.calibrated(settings, progress);
                    calibrations.keep(index.corpus(), learned.calibration());
                    return learned;
                });
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
