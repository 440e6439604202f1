package dev.evenhand.bot.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bicycle shop, and an encoder that only counts letters. */
class PressTest {

    private static final AnswerPolicy USUAL = AnswerPolicy.of(Settings.DEFAULT);
    private static final List<Article> ARTICLES = List.of(
            article("opening", "when do you open", "are you open on sunday", "opening hours please"),
            article("tyre", "my tyre is flat", "can you fix a puncture", "the inner tube lost its air"),
            article("brakes", "my brakes squeak", "the brakes do not stop me", "brake pads worn out"),
            article("rent", "can i rent a bicycle", "how much is a rental bike", "hire two bikes for a day"),
            article("lights", "front light is broken", "which lamp do i need by law", "rear light not working"));

    @TempDir
    private Path directory = Path.of("");

    private Press press = new Press(language -> new Letters(), Settings.DEFAULT, new CalibrationMemory(directory));
    private Edition first = Edition.EMPTY;

    @BeforeEach
    void first() {
        press = new Press(language -> new Letters(), Settings.DEFAULT, new CalibrationMemory(directory));
        first = press.print(new Catalogue(1, ARTICLES), Progress.SILENT);
    }

    @Test
    void theOperatorsPolicyHoldsUntilAManagerSetsOne() {
        assertThat(first.policy()).isEqualTo(USUAL);
        assertThat(printed(2, modest(0.3)).policy()).isEqualTo(modest(0.3));
    }

    @Test
    void anotherPromiseOrCostHoldsAtOnce() {
        var dear = printed(2, new AnswerPolicy(0.6, 0.4, false, 1000.0 / 11, 0.5));

        assertThat(dear.calibrated()).isTrue();
        assertThat(threshold(dear)).isGreaterThanOrEqualTo(0.989);
        assertThat(threshold(printed(3, USUAL))).isEqualTo(threshold(first));
    }

    @Test
    void anotherExpectationLeavesTheThresholdOfBeforeUntilItIsLearned() {
        var waiting = printed(2, modest(0.1));
        var learned = press.calibrated(waiting, Progress.SILENT);

        assertThat(waiting.calibrated()).isFalse();
        assertThat(threshold(waiting)).isEqualTo(threshold(first));
        assertThat(learned.calibrated()).isTrue();
        assertThat(calibrationOf(learned)).isEqualTo(modest(0.1).settings());
        assertThat(learned.shelves()).isEqualTo(press.foreseen(first, modest(0.1)));
    }

    @Test
    void aChangeInBetweenDoesNotLoseWhatIsStillToBeLearned() {
        var waiting = printed(2, modest(0.1));
        var again = press.print(new Catalogue(3, ARTICLES, modest(0.1)), waiting, Progress.SILENT);

        assertThat(again.calibrated()).isFalse();
    }

    private Edition printed(long number, AnswerPolicy policy) {
        return press.print(new Catalogue(number, ARTICLES, policy), first, Progress.SILENT);
    }

    private static AnswerPolicy modest(double outOfScope) {
        return new AnswerPolicy(0.6, outOfScope, false, 1, 0.5);
    }

    private static double threshold(Edition edition) {
        return Objects.requireNonNull(edition.shelves().get("en")).threshold();
    }

    private static Settings calibrationOf(Edition edition) {
        return Objects.requireNonNull(edition.indexes().get(Language.ENGLISH))
                .calibration()
                .settings();
    }

    private static Article article(String id, String... questions) {
        return new Article(id, "en", "", id, List.of(questions), "Answer " + id, false, null, null, List.of());
    }

    private static final class Letters implements Encoder {

        @Override
        public int dimension() {
            return 27 * 27;
        }

        @Override
        public float[] encode(String text) {
            var vector = new float[dimension()];
            for (int i = 1; i < text.length(); i++) {
                vector[27 * place(text.charAt(i - 1)) + place(text.charAt(i))]++;
            }
            double squares = 0;
            for (float count : vector) {
                squares += count * count;
            }
            for (int i = 0; i < vector.length && squares > 0; i++) {
                vector[i] /= (float) Math.sqrt(squares);
            }
            return vector;
        }

        private static int place(char letter) {
            return letter >= 'a' && letter <= 'z' ? letter - 'a' : 26;
        }
    }
}
