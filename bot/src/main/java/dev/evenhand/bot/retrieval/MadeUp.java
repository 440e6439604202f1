package dev.evenhand.bot.retrieval;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Questions made up of phrases and asked of all there is, nothing hidden. */
final class MadeUp {

    private static final int NOISED_COPIES = 3;
    private static final int MOST_SUBSTITUTED = 500;

    private final Space space;
    private final Row.Kind kind;
    private final List<String> texts = new ArrayList<>();
    private final List<Integer> owners = new ArrayList<>();

    private MadeUp(Space space, Row.Kind kind) {
        this.space = space;
        this.kind = kind;
    }

    /** Spoiled copies of phrases: an answer exists. */
    static List<Row> noised(Space space, Language language, Encoder encoder) {
        var noise = new Noise(language, space.owners.length);
        int[] order = Folds.shuffled(space.owners.length, 1);
        var made = new MadeUp(space, Row.Kind.ANSWERABLE);
        for (int phrase : Arrays.copyOf(order, Math.min(order.length, Rehearsal.MOST_ROWS / NOISED_COPIES))) {
            for (int copy = 0; copy < NOISED_COPIES; copy++) {
                made.add(noise.spoil(space.texts.get(phrase)), phrase);
            }
        }
        return made.rows(language, encoder);
    }

    /** Phrases with a word that is foreign to all of them: no answer exists. */
    static List<Row> substituted(Space space, Language language, Encoder encoder) {
        var substitution = new Substitution(space.texts, encoder.words());
        var made = new MadeUp(space, Row.Kind.SUBSTITUTED);
        for (int phrase : Folds.shuffled(space.owners.length, 2)) {
            String text = space.texts.get(phrase);
            String other = substitution.of(text);
            if (!other.equals(text) && made.texts.size() < MOST_SUBSTITUTED) {
                made.add(other, phrase);
            }
        }
        return made.rows(language, encoder);
    }

    private void add(String text, int phrase) {
        texts.add(text);
        owners.add(space.owners[phrase]);
    }

    private List<Row> rows(Language language, Encoder encoder) {
        var vectors = encoder.encodeInPassing(texts);
        var view = space.all();
        return IntStream.range(0, texts.size())
                .parallel()
                .mapToObj(i -> {
                    var evidence = view.of(Asked.of(texts.get(i), language, vectors.get(i)));
                    return new Row(Rehearsal.nearest(evidence, owners.get(i)), owners.get(i), kind);
                })
                .toList();
    }
}
