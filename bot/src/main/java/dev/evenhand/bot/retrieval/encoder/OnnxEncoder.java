package dev.evenhand.bot.retrieval.encoder;

import ai.djl.huggingface.tokenizers.Encoding;
import dev.evenhand.bot.retrieval.corpus.Language;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A sentence model that runs inside this process, on the CPU, from files on the class path.
 *
 * <p>The vector is the mean over the tokens, which ranked slightly better than the first token's. Each language is
 * loaded once, on first use (about a second), and shared.
 *
 * <p>Many texts at once ({@value #BULK} and more) are run in batches of equal length, which halves the time. The model
 * is quantised with one scale a run, so a batch rounds a little differently than a text alone (cosine about .996, less
 * than the quantisation itself costs); fewer texts are therefore run one by one, and have the same vector wherever and
 * whenever they are encoded.
 */
public final class OnnxEncoder implements Encoder {

    private static final int BULK = 2_000;
    private static final int BATCH = 8;
    /** Longer texts are run alone: they fill a run by themselves. */
    private static final int LONGEST_IN_BATCH = 64;
    /** With the marks of beginning and end. */
    private static final int ONE_TOKEN = 3;

    private final SentenceModel model;
    private final int dimension;

    private OnnxEncoder(String name, int dimension) {
        this.model = new SentenceModel(name);
        this.dimension = dimension;
    }

    /** The encoder of English phrases: bge-small-en-v1.5, quantised, 384 dimensions. */
    public static OnnxEncoder english() {
        return English.ENCODER;
    }

    /** The encoder of Chinese phrases: bge-small-zh-v1.5, quantised, 512 dimensions. */
    public static OnnxEncoder chinese() {
        return Chinese.ENCODER;
    }

    /** The encoder of a language. */
    public static OnnxEncoder of(Language language) {
        return language == Language.CHINESE ? chinese() : english();
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public float[] encode(String text) {
        if (!hasToken(text)) {
            return new float[dimension];
        }
        var tokens = model.tokens(text);
        return tokens.getIds().length > LONGEST_IN_BATCH ? model.one(text) : model.together(List.of(tokens))[0];
    }

    @Override
    public boolean knows(String word) {
        return model.tokens(word).getIds().length <= ONE_TOKEN;
    }

    @Override
    public List<float[]> encodeAll(List<String> texts, Progress progress) {
        var alone = IntStream.range(0, texts.size()).mapToObj(i -> new Batch(texts, new int[] {i}, List.of()));
        return texts.size() < BULK ? encoded(texts, alone.toList(), progress) : encodeInBatches(texts, progress);
    }

    List<float[]> encodeInBatches(List<String> texts, Progress progress) {
        return encoded(texts, byLength(texts), progress);
    }

    private static List<float[]> encoded(List<String> texts, List<Batch> batches, Progress progress) {
        var vectors = new float[texts.size()][];
        var done = new AtomicInteger();
        batches.parallelStream().forEach(batch -> {
            batch.encodeInto(vectors);
            progress.reached(Progress.Stage.EMBEDDING, done.addAndGet(batch.places.length), texts.size());
        });
        return Arrays.asList(vectors);
    }

    /** Batches in the order of length and text, so that the order of an import changes no vector. */
    private List<Batch> byLength(List<String> texts) {
        var tokens = texts.parallelStream()
                .map(text -> hasToken(text) ? model.tokens(text) : null)
                .toList();
        var places = new TreeMap<Integer, List<Integer>>();
        var batches = new ArrayList<Batch>();
        for (int i = 0; i < texts.size(); i++) {
            var cut = tokens.get(i);
            if (cut == null || cut.getIds().length > LONGEST_IN_BATCH) {
                batches.add(new Batch(texts, new int[] {i}, List.of()));
            } else {
                places.computeIfAbsent(cut.getIds().length, length -> new ArrayList<>())
                        .add(i);
            }
        }
        for (var alike : places.values()) {
            alike.sort(Comparator.comparing(texts::get));
            for (int from = 0; from < alike.size(); from += BATCH) {
                var some = alike.subList(from, Math.min(alike.size(), from + BATCH));
                batches.add(new Batch(
                        texts,
                        some.stream().mapToInt(i -> i).toArray(),
                        some.stream().map(tokens::get).toList()));
            }
        }
        return batches;
    }

    /** Blanks and control characters make no token, which the model refuses. */
    private static boolean hasToken(String text) {
        return text.codePoints().anyMatch(OnnxEncoder::visible);
    }

    private static boolean visible(int codePoint) {
        int type = Character.getType(codePoint);
        return !Character.isWhitespace(codePoint)
                && type != Character.CONTROL
                && type != Character.FORMAT
                && type != Character.SPACE_SEPARATOR
                && type != Character.UNASSIGNED
                && type != Character.SURROGATE
                && type != Character.PRIVATE_USE;
    }

    /** Texts to be run together; without tokens, a single text to be run alone. */
    private final class Batch {

        private final List<String> texts;
        private final int[] places;
        private final List<Encoding> tokens;

        Batch(List<String> texts, int[] places, List<Encoding> tokens) {
            this.texts = texts;
            this.places = places;
            this.tokens = tokens;
        }

        void encodeInto(float[][] vectors) {
            if (tokens.isEmpty()) {
                vectors[places[0]] = encode(texts.get(places[0]));
                return;
            }
            var made = model.together(tokens);
            for (int k = 0; k < places.length; k++) {
                vectors[places[k]] = made[k];
            }
        }
    }

    private static final class English {
        static final OnnxEncoder ENCODER = new OnnxEncoder("bge-small-en-v1.5-q", 384);
    }

    private static final class Chinese {
        static final OnnxEncoder ENCODER = new OnnxEncoder("bge-small-zh-v1.5-q", 512);
    }
}
