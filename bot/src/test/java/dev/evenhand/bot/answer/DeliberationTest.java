package dev.evenhand.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.knowledge.AnswerPolicy;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.CalibrationMemory;
import dev.evenhand.bot.knowledge.Catalogue;
import dev.evenhand.bot.knowledge.Press;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.encoder.Progress;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.HandoffReason;
import dev.evenhand.handoff.conversation.Terms;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A handful of articles and an encoder that only counts words, so that every likeness can be told by hand. */
class DeliberationTest {

    private static final List<Article> ARTICLES = List.of(
            article("hours", "en", "when are you open on sunday", false),
            article("refund", "en", "how do i get my money back", false),
            article("privacy", "en", "how can you delete all personal data", true),
            article("refund", "zh", "我的refund怎么弄", false));

    @TempDir
    private Path directory = Path.of("");

    @Test
    void twoQuestionsGetTwoAnswers() {
        var decision = decided("en", "when are you open on sunday? how do i get my money back?");

        assertThat(decision).isInstanceOfSatisfying(Decision.Answer.class, answer -> assertThat(answer.sources())
                .extracting("articleId")
                .containsExactly("hours", "refund"));
    }

    @Test
    void aSecondQuestionNoArticleAnswersBringsAPerson() {
        var decision = decided("en", "when are you open on sunday? do you sell giraffes in green boxes?");

        assertThat(decision).isInstanceOfSatisfying(Decision.HandOff.class, handOff -> assertThat(handOff.reason())
                .isEqualTo(HandoffReason.LOW_CONFIDENCE));
    }

    @Test
    void aPersonIsToldTheLanguageWhereItIsNotTheWidgets() {
        assertThat(summary("en", "你们有绿色盒子里的长颈鹿吗")).contains("The customer writes in Chinese.");
        assertThat(summary("zh", "do you sell giraffes in green boxes")).contains("客户使用的语言：英语。");
        assertThat(summary("zh", "iPhone 15 Pro")).doesNotContain("客户使用的语言");
    }

    @Test
    void aPersonIsToldByItsTitleWhatTheBotAnsweredFrom() {
        var history = List.of(
                new Remark(Speaker.BOT_ANSWERING, "From nine.", List.of(new Named("hours", "When we are open"))));

        assertThat(Summary.plain(new Turn("c", "en", List.of("That is wrong"), history)))
                .contains("The bot answered from: When we are open");
    }

    private String summary(String locale, String text) {
        return ((Decision.HandOff) decided(locale, text)).summary();
    }

    @Test
    void aQuestionForPeopleTakesTheOthersWithIt() {
        var decision = decided("en", "when are you open on sunday? how can you delete all personal data?");

        assertThat(decision).isInstanceOfSatisfying(Decision.HandOff.class, handOff -> assertThat(handOff.reason())
                .isEqualTo(HandoffReason.POLICY));
    }

    @Test
    void whatIsHardlyLikelierForPeopleThanToBeReadIsAskedBack() {
        var articles = new ArrayList<>(ARTICLES);
        articles.add(article("statement", "en", "how can you show all personal data", false));
        var turn = Turn.first("en", "can you delete or show personal data");

        assertThat(decided(new Catalogue(1, articles, null), turn))
                .isInstanceOfSatisfying(Decision.Clarify.class, clarify -> assertThat(clarify.options())
                        .extracting(Candidate::articleId)
                        .contains("statement")
                        .doesNotContain("privacy"));
    }

    @Test
    void oneLikelyArticleIsOfferedAlone() {
        var decision = decided("en", "when are you open on monday");

        assertThat(decision).isInstanceOfSatisfying(Decision.Clarify.class, clarify -> {
            assertThat(clarify.options()).extracting(Candidate::articleId).containsExactly("hours");
            assertThat(clarify.text()).startsWith("Did you mean “hours”?");
        });
    }

    @Test
    void whoeverFindsAskingBackAsDearAsAHandoffIsNeverAskedBack() {
        var policy = new AnswerPolicy(0.9, 0.4, false, 1, 1);

        assertThat(decided("en", "when are you open on monday", policy)).isInstanceOf(Decision.HandOff.class);
    }

    @Test
    void aWrongAnswerThatCostsMoreRaisesTheThresholdAndIsRecorded() {
        var cheap = decided("en", "when are you open on monday", new AnswerPolicy(0.5, 0.4, false, 1, 0.5));
        var dear = decided("en", "when are you open on monday", new AnswerPolicy(0.5, 0.4, false, 50, 0.5));

        assertThat(cheap.assessment().threshold()).isEqualTo(0.5);
        assertThat(dear.assessment().threshold()).isEqualTo(0.98);
        assertThat(dear.assessment().terms()).isEqualTo(new Terms(0.5, 0.4, false, 0.5));
    }

    @Test
    void whoeverMixesLanguagesIsAnsweredInThatOfTheConversation() {
        assertThat(decided("en", "我的refund怎么弄").text()).isEqualTo("The answer to refund in en.");
        assertThat(decided("zh", "我的refund怎么弄").text()).isEqualTo("The answer to refund in zh.");
    }

    @Test
    void whoeverWritesInAnotherLanguageReadsInItWhatTheBotSpeaksAndGetsAPerson() {
        assertThat(decided("en", "Bonjour, où est mon colis ?"))
                .isInstanceOfSatisfying(Decision.HandOff.class, handOff -> {
                    assertThat(handOff.reason()).isEqualTo(HandoffReason.OUT_OF_SCOPE);
                    assertThat(handOff.text())
                            .startsWith("Je ne peux répondre que dans ces langues : anglais, chinois.");
                    assertThat(handOff.summary()).contains("The customer writes in French.");
                });
    }

    @Test
    void anArticleThatAsksInAnotherLanguageIsAnsweredFromAllTheSame() {
        var sunday = List.of(article("sunday", "en", "wann habt ihr am sonntag offen", false));

        assertThat(decided(new Catalogue(1, sunday, null), Turn.first("en", "wann habt ihr am sonntag offen"))
                        .text())
                .isEqualTo("The answer to sunday in en.");
    }

    @Test
    void aWordOfItsOwnIsNotDrownedByTheQuestionBeforeIt() {
        var history = List.of(
                new Remark(Speaker.CUSTOMER, "how do i get my money back", List.of()),
                new Remark(
                        Speaker.BOT_ANSWERING, "The answer to refund in en.", List.of(new Named("refund", "refund"))));
        var turn = new Turn("", "en", List.of("gift please"), history, "");
        var articles = new ArrayList<>(ARTICLES);
        articles.add(article("wrapping", "en", "gift wrapping please", false));
        articles.add(article("card", "en", "gift card please", false));

        assertThat(decided(new Catalogue(1, articles, null), turn))
                .isInstanceOfSatisfying(Decision.Clarify.class, clarify -> assertThat(clarify.options())
                        .extracting(Candidate::articleId)
                        .containsExactlyInAnyOrder("wrapping", "card"));
    }

    private Decision decided(String locale, String text) {
        return decided(locale, text, AnswerPolicy.of(Settings.DEFAULT));
    }

    private Decision decided(String locale, String text, AnswerPolicy policy) {
        return decided(new Catalogue(1, ARTICLES, policy), Turn.first(locale, text));
    }

    private Decision decided(Catalogue catalogue, Turn turn) {
        var encoder = new WordCounter();
        var press = new Press(language -> encoder, Settings.DEFAULT, new CalibrationMemory(directory));
        var edition = press.print(catalogue, Progress.SILENT);
        var lookup = new Lookup(edition, Clock.systemUTC());
        return new Deliberation(new EscalationRules(), lookup).judge(turn).decision();
    }

    private static Article article(String id, String locale, String question, boolean handoff) {
        String answer = "The answer to " + id + " in " + locale + ".";
        return new Article(id, locale, "", id, List.of(question), answer, handoff, null, null, List.of());
    }
}
