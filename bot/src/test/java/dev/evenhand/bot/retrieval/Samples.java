package dev.evenhand.bot.retrieval;

import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.corpus.Phrase;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Small knowledge bases, and vectors made by chance that cluster by article. */
public final class Samples {

    private static final String[][] BICYCLE_SHOP = {
        {"opening", "when do you open", "are you open on sunday", "opening hours please", "what time do you close"},
        {"tyre", "my tyre is flat", "can you fix a puncture", "the inner tube lost its air", "tyre keeps going flat"},
        {"brakes", "my brakes squeak", "the brakes do not stop me", "adjust my brakes", "brake pads worn out"},
        {"rent", "can i rent a bicycle", "how much is a rental bike per day", "hire two bikes", "rent an e-bike"},
        {"insurance", "insure my bicycle", "is theft covered by insurance", "bike insurance cost", "insurance claim"},
        {"lights", "front light is broken", "which lamp do i need by law", "rear light not working", "new bike light"},
        {"child-seat", "child seat for my bike", "can i mount a seat for my son", "kids seat", "seat for a toddler"},
    };

    private Samples() {}

    public static List<Phrase> bicycleShop() {
        return bicycleShop(BICYCLE_SHOP.length);
    }

    public static List<Phrase> bicycleShop(int articles) {
        var phrases = new ArrayList<Phrase>();
        for (int c = 0; c < articles; c++) {
            for (int j = 1; j < BICYCLE_SHOP[c].length; j++) {
                phrases.add(new Phrase(BICYCLE_SHOP[c][0], BICYCLE_SHOP[c][j]));
            }
        }
        return phrases;
    }

    public static Corpus english(List<Phrase> phrases) {
        return Corpus.of(Language.ENGLISH, phrases);
    }

    /** Unit vectors around one random centre per article; a larger spread mixes the articles. */
    public static float[][] clustered(int[] owners, int dimension, Random random) {
        int articles = owners[owners.length - 1] + 1;
        var centres = new float[articles][];
        for (int c = 0; c < articles; c++) {
            centres[c] = unit(new float[dimension], 1, random);
        }
        var vectors = new float[owners.length][];
        for (int j = 0; j < owners.length; j++) {
            vectors[j] = unit(centres[owners[j]].clone(), 0.7 / Math.sqrt(dimension), random);
        }
        return vectors;
    }

    public static float[] unit(float[] start, double spread, Random random) {
        double squares = 0;
        for (int i = 0; i < start.length; i++) {
            start[i] += (float) (spread * random.nextGaussian());
            squares += start[i] * start[i];
        }
        for (int i = 0; i < start.length; i++) {
            start[i] /= (float) Math.sqrt(squares);
        }
        return start;
    }

    /** An encoder without meaning: letters alone decide, so that tests need no model and no second. */
    public static final class LetterEncoder implements Encoder {

        @Override
        public int dimension() {
            return 24;
        }

        @Override
        public float[] encode(String text) {
            var vector = new float[dimension()];
            for (String gram : Language.ENGLISH.grams(text)) {
                vector[Math.floorMod(gram.hashCode() * 31, vector.length)] += 1;
            }
            return Language.ENGLISH.grams(text).isEmpty() ? vector : unit(vector, 0, new Random(0));
        }
    }
}
