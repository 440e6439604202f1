package dev.evenhand.bot.retrieval;

import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.corpus.Phrase;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.OnnxEncoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * One question against ten thousand indexed ones, its embedding included.
 *
 * <p>Indexed phrases have real words and letters but vectors by chance, which cost the same and spare a minute of setting
 * up; the question is embedded by the real model.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 5, time = 5)
@Fork(1)
public class RankingBenchmark {

    private static final int ARTICLES = 150;
    private static final int PHRASES = 10_000;
    private static final List<String> OPENINGS =
            List.of("how do i", "can you", "i want to", "please", "is it possible to", "why can i not", "help me");
    private static final List<String> DEEDS =
            List.of("change", "cancel", "find", "pay", "return", "track", "repair", "insure", "move", "share", "print");
    private static final List<String> THINGS = List.of(
            "my order", "the invoice", "a parcel", "my bicycle", "the lamp", "my address", "the account", "a voucher");

    private Index index = Index.build(
            Corpus.of(Language.ENGLISH, List.of()), new Samples.LetterEncoder(), Settings.DEFAULT, Progress.SILENT);
    private int asked;

    /** Runs the benchmark alone. */
    public static void main(String[] arguments) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(RankingBenchmark.class.getSimpleName())
                        .build())
                .run();
    }

    @Setup
    public void index() {
        var random = new Random(1);
        var phrases = new ArrayList<Phrase>();
        for (int j = 0; j < PHRASES; j++) {
            phrases.add(new Phrase("article-" + j % ARTICLES, sentence(random) + " " + j / ARTICLES));
        }
        var chance = new ByChance(random);
        index = Index.build(Samples.english(phrases), chance, Settings.DEFAULT, Progress.SILENT);
        chance.indexed = true;
    }

    @Benchmark
    public Ranking oneQuestion() {
        return index.rank(sentence(new Random(asked++)));
    }

    private static String sentence(Random random) {
        return String.join(" ", pick(OPENINGS, random), pick(DEEDS, random), pick(THINGS, random), pick(DEEDS, random));
    }

    private static String pick(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    private static final class ByChance implements Encoder {

        private final Encoder real = OnnxEncoder.english();
        private final Random random;
        private boolean indexed;

        ByChance(Random random) {
            this.random = random;
        }

        @Override
        public int dimension() {
            return real.dimension();
        }

        @Override
        public float[] encode(String text) {
            return indexed ? real.encode(text) : Samples.unit(new float[dimension()], 1, random);
        }
    }
}
