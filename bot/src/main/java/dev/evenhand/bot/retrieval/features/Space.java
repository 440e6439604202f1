package dev.evenhand.bot.retrieval.features;

import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Phrase;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** All phrases of a corpus with everything that is computed from them once: vectors, moments, inverted indexes. */
public final class Space {

    private final List<String> articleIds;
    private final int[] owners;
    private final List<String> texts;
    private final List<Asked> phrases;
    private final float[][] vectors;
    final Cosines cosines;
    final Spelling spelling;
    final Wording wording;
    private final Moments moments;

    /** Vectors stand in the order of the corpus's phrases. */
    public Space(Corpus corpus, List<float[]> vectors, int dimension) {
        this.articleIds = corpus.articleIds();
        var language = corpus.language();
        this.texts = corpus.phrases().stream().map(Phrase::text).toList();
        this.owners = corpus.phrases().stream()
                .mapToInt(phrase -> Collections.binarySearch(articleIds, phrase.articleId()))
                .toArray();
        this.phrases = IntStream.range(0, texts.size())
                .mapToObj(j -> Asked.of(texts.get(j), language, vectors.get(j)))
                .toList();
        this.vectors = vectors.toArray(float[][]::new);
        this.cosines = new Cosines(this.vectors, dimension);
        this.spelling = new Spelling(phrases.stream().map(Asked::grams).toList());
        this.wording = new Wording(phrases.stream().map(Asked::words).toList());
        this.moments = Moments.of(this.vectors, owners, new double[articleIds.size()][dimension]);
    }

    public int articles() {
        return articleIds.size();
    }

    /** By article number, sorted. */
    public List<String> articleIds() {
        return articleIds;
    }

    /** By phrase number; those of an article follow one another. */
    public List<Asked> phrases() {
        return phrases;
    }

    /** The wording of a phrase. */
    public String text(int phrase) {
        return texts.get(phrase);
    }

    /** The number of a phrase's article. */
    public int owner(int phrase) {
        return owners[phrase];
    }

    /** The numbers of an article's phrases. */
    public int[] phrasesOf(int article) {
        return IntStream.range(0, owners.length)
                .filter(j -> owners[j] == article)
                .toArray();
    }

    /** Everything takes part. */
    public View all() {
        return new View(this, Live.all(owners, articles()), moments);
    }

    /** What is left when some phrases are hidden. */
    public View without(int[] hidden) {
        var live = Live.all(owners, articles()).without(hidden);
        return new View(this, live, moments.without(vectors, owners, hidden));
    }
}
