package dev.evenhand.bot.retrieval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.retrieval.calibration.CalibrationCodec;
import dev.evenhand.bot.retrieval.calibration.Candidate;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.ArticleText;
import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.corpus.Phrase;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.bot.retrieval.encoder.Progress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class IndexTest {

    private static final Encoder LETTERS = new Samples.LetterEncoder();

    private final Index index = built(Samples.bicycleShop());

    @Test
    void aPhraseOfAnArticleFindsIt() {
        assertThat(index.rank("My brakes squeak").candidates().get(0).articleId())
                .isEqualTo("brakes");
    }

    @Test
    void thePlainMethodRanksByTheNearestPhraseAlone() {
        var plain = index.byNearestNeighbour().rank("my brakes squeak");

        assertThat(plain.candidates().get(0).articleId()).isEqualTo("brakes");
        assertThat(plain.confidence()).isGreaterThan(0.99);
    }

    @Test
    void confidencesAreProbabilitiesThatFallAndDoNotExceedOne() {
        for (String message : List.of("rent", "is my brake insured", "qwertz", "好的", "?", "my my my light seat")) {
            var ranking = index.rank(message);
            var confidences =
                    ranking.candidates().stream().map(Candidate::confidence).toList();

            assertThat(confidences).hasSize(5).allMatch(p -> p >= 0 && p <= 1);
            assertThat(ranking.candidates().stream()
                            .mapToDouble(Candidate::confidence)
                            .sum())
                    .isLessThanOrEqualTo(1 + 1e-12);
            assertThat(ranking.confidence()).isEqualTo(confidences.get(0));
        }
    }

    @Test
    void theSameKnowledgeGivesTheSameAnswersInAnyOrder() {
        var shuffled = new ArrayList<>(Samples.bicycleShop());
        Collections.shuffle(shuffled, new Random(8));
        shuffled.add(shuffled.get(0));

        assertThat(built(shuffled).rank("rental light")).isEqualTo(index.rank("rental light"));
        assertThat(CalibrationCodec.encode(built(shuffled).calibration()))
                .isEqualTo(CalibrationCodec.encode(index.calibration()));
    }

    @Test
    void aChangeIsSearchableAtOnceUnderTheOldCalibration() {
        var phrases = new ArrayList<>(Samples.bicycleShop());
        phrases.add(new Phrase("wash", "do you clean muddy bicycles"));
        phrases.add(new Phrase("wash", "bike wash"));
        var changed = index.withCorpus(Samples.english(phrases), Progress.SILENT);

        assertThat(changed.calibration()).isSameAs(index.calibration());
        assertThat(changed.rank("clean muddy bicycles").candidates().get(0).articleId())
                .isEqualTo("wash");
    }

    @Test
    void aTitleIsOneMoreWayToAsk() {
        var titled = new Corpus(
                Language.ENGLISH,
                Samples.bicycleShop(),
                List.of(
                        new ArticleText("lights", "ROAD_WORTHY_LANTERN", "", ""),
                        new ArticleText("tyre", "FAQ 1", "", ""),
                        new ArticleText("rent", "FAQ 2", "", ""),
                        new ArticleText("brakes", "FAQ 3", "", "")));

        assertThat(titled.phrases())
                .contains(new Phrase("lights", "road worthy lantern"))
                .hasSize(Samples.bicycleShop().size() + 1);
    }

    @Test
    void withTooFewArticlesARuleOfThumbStandsIn() {
        var small = built(Samples.bicycleShop(3));

        assertThat(small.calibration().learned()).isFalse();
        assertThat(small.rank("my brakes squeak").answers()).isTrue();
        assertThat(small.rank("zzz").answers()).isFalse();
    }

    @Test
    void anEmptyKnowledgeBaseAnswersNothing() {
        var empty = built(List.of());

        assertThat(empty.rank("hello").candidates()).isEmpty();
        assertThat(empty.rank("hello").answers()).isFalse();
    }

    @Test
    void onePhraseAnArticleIsEnoughToLearn() {
        var single = Samples.bicycleShop().stream()
                .filter(phrase -> !phrase.text().contains("my") && phrase.text().length() > 14)
                .toList();
        var one = new ArrayList<Phrase>();
        for (var phrase : single) {
            if (one.stream().noneMatch(kept -> kept.articleId().equals(phrase.articleId()))) {
                one.add(phrase);
            }
        }

        assertThat(built(one).calibration().learned()).isTrue();
    }

    @Test
    void aStricterPromiseNeverCoversMore() {
        var promises = index.calibration().promises();

        for (int i = 1; i < promises.size(); i++) {
            assertThat(promises.get(i).threshold())
                    .isGreaterThanOrEqualTo(promises.get(i - 1).threshold());
            assertThat(promises.get(i).coverage())
                    .isLessThanOrEqualTo(promises.get(i - 1).coverage());
        }
    }

    @Test
    void aCalibrationSurvivesItsBytes() {
        var bytes = CalibrationCodec.encode(index.calibration());
        var restored = index.withCalibration(CalibrationCodec.decode(bytes));

        assertThat(restored.rank("rear lamp")).isEqualTo(index.rank("rear lamp"));
        assertThat(restored.calibration().promises())
                .isEqualTo(index.calibration().promises());
    }

    private static Index built(List<Phrase> phrases) {
        return Index.build(Samples.english(phrases), LETTERS, Settings.DEFAULT, Progress.SILENT);
    }
}
