package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.calibration.Rehearsal;
import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.encoder.Progress;
import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The last rehearsal of each language, so that another policy for the same articles is a refit of a second; some ten
 * megabytes each, given up when memory is short.
 */
final class Rehearsals {

    private final Map<Language, SoftReference<Kept>> last = new ConcurrentHashMap<>();

    /** Of an index with enough articles to learn from. */
    Rehearsal of(Index index, Progress progress) {
        var language = index.corpus().language();
        var reference = last.get(language);
        var kept = reference == null ? null : reference.get();
        if (kept != null && kept.corpus().equals(index.corpus())) {
            return kept.rehearsal();
        }
        var rehearsal = index.rehearse(progress);
        last.put(language, new SoftReference<>(new Kept(index.corpus(), rehearsal)));
        return rehearsal;
    }

    private record Kept(Corpus corpus, Rehearsal rehearsal) {}
}
