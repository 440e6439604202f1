package dev.evenhand.bot.retrieval;

import java.util.Collections;
import java.util.List;

/** All phrases of a corpus with everything that is computed from them once: vectors, moments, inverted indexes. */
final class Space {

    final List<String> articleIds;
    final int[] owners;
    final List<String> texts;
    final List<Asked> phrases;
    private final float[][] vectors;
    final Cosines cosines;
    final Spelling spelling;
    final Wording wording;
    private final Moments moments;

    /** Vectors stand in the order of the corpus's phrases. */
    Space(Corpus corpus, List<float[]> vectors, int dimension) {
        this.articleIds = corpus.articleIds();
        var language = corpus.language();
        this.texts = corpus.phrases().stream().map(Phrase::text).toList();
        this.owners = corpus.phrases().stream()
                .mapToInt(phrase -> Collections.binarySearch(articleIds, phrase.articleId()))
                .toArray();
        this.phrases = java.util.stream.IntStream.range(0, texts.size())
                .mapToObj(j -> Asked.of(texts.get(j), language, vectors.get(j)))
                .toList();
        this.vectors = vectors.toArray(float[][]::new);
        this.cosines = new Cosines(this.vectors, dimension);
        this.spelling = new Spelling(phrases.stream().map(Asked::grams).toList());
        this.wording = new Wording(phrases.stream().map(Asked::words).toList());
        this.moments = Moments.of(this.vectors, owners, new double[articleIds.size()][dimension]);
    }

    int articles() {
        return articleIds.size();
    }

    /** The numbers of an article's phrases. */
    int[] phrasesOf(int article) {
        return java.util.stream.IntStream.range(0, owners.length)
                .filter(j -> owners[j] == article)
                .toArray();
    }

    /** Everything takes part. */
    View all() {
        return new View(this, Live.all(owners, articles()), moments);
    }

    /** What is left when some phrases are hidden. */
    View without(int[] hidden) {
        var live = Live.all(owners, articles()).without(hidden);
        return new View(this, live, moments.without(vectors, owners, hidden));
    }
}
