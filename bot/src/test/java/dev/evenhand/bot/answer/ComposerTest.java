package dev.evenhand.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.answer.LookUps.Fact;
import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.bot.answer.Writer.Assignment;
import dev.evenhand.bot.answer.Writer.Passage;
import dev.evenhand.bot.answer.Writer.Unwritten;
import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.knowledge.AnswerPolicy;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.CalibrationMemory;
import dev.evenhand.bot.knowledge.Catalogue;
import dev.evenhand.bot.knowledge.Press;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.encoder.Progress;
import dev.evenhand.handoff.conversation.HandoffReason;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a judgement beside a look-up of orders and a writer. */
class ComposerTest {

    private static final List<Article> ARTICLES = List.of(
            article("parcel", "where is my parcel now"),
            article("refund", "how do i get my money back"),
            article("hours", "when are you open on sunday"),
            article("gifts", "can you wrap it as a gift"));
    private static final Fact STATUS = new Fact(
            Passage.found("order", "Your order", "EV-123456: on its way"),
            "Order EV-123456 is on its way.",
            "EV-123456",
            Set.of("parcel"));
    private static final LookUps ORDERS = (turn, articles) -> Future.succeededFuture(
            turn.text().contains("EV-123456") && articles.contains("parcel") ? Optional.of(STATUS) : Optional.empty());

    @TempDir
    private Path directory = Path.of("");

    private final List<Assignment> assigned = new ArrayList<>();

    @Test
    void aLookUpAnswersItsPartAndTheArticleTheOther() {
        var decision = decided(first("where is my parcel now EV-123456? how do i get my money back?"));

        assertThat(decision).isInstanceOfSatisfying(Decision.Answer.class, answer -> {
            assertThat(answer.text()).contains("Order EV-123456 is on its way.", "The answer to refund.");
            assertThat(answer.text()).doesNotContain("The answer to parcel.");
            assertThat(answer.sources()).extracting("articleId").containsExactly("tool:order", "refund");
        });
    }

    @Test
    void aPartNobodyAnswersBringsAPersonWhateverALookUpFinds() {
        var decision = decided(first("where is my parcel now EV-123456? do you sell giraffes in green boxes?"));

        assertThat(decision).isInstanceOfSatisfying(Decision.HandOff.class, handOff -> assertThat(handOff.reason())
                .isEqualTo(HandoffReason.LOW_CONFIDENCE));
    }

    @Test
    void theSameStatusIsNotReadOutTwice() {
        for (String again :
                List.of("No, EV-123456!", "where is my parcel now EV-123456?", "that is not what i asked")) {
            assertThat(decided(after(again)))
                    .as(again)
                    .isInstanceOfSatisfying(Decision.HandOff.class, handOff -> assertThat(handOff.reason())
                            .isEqualTo(HandoffReason.REPEATED_FAILURE));
        }
    }

    @Test
    void aWriterGetsEveryPartAndHasToUseEach() {
        decided(first("when are you open on sunday? how do i get my money back? can you wrap it as a gift?"
                + " where is my parcel now?"));

        assertThat(assigned).singleElement().satisfies(assignment -> {
            assertThat(assignment.passages()).hasSize(4);
            assertThat(assignment.required()).hasSize(4);
            assertThat(assignment.within()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        });
    }

    @Test
    void severalPartsKeepTheCandidatesOfEach() {
        var decision = decided(first("when are you open on sunday? how do i get my money back?"));

        assertThat(decision.assessment().candidates())
                .filteredOn(candidate ->
                        candidate.confidence() >= decision.assessment().threshold())
                .extracting("articleId")
                .contains("hours", "refund");
    }

    private static Turn first(String text) {
        return Turn.first("en", text);
    }

    private static Turn after(String text) {
        var history = List.of(
                new Remark(Speaker.CUSTOMER, "where is my parcel now EV-123456", List.of()),
                new Remark(Speaker.BOT_ANSWERING, STATUS.text(), List.of(new Named("tool:order", "Order status"))));
        return new Turn("", "en", List.of(text), history);
    }

    private Decision decided(Turn turn) {
        var encoder = new WordCounter();
        var press = new Press(language -> encoder, Settings.DEFAULT, new CalibrationMemory(directory));
        var policy = AnswerPolicy.of(Settings.DEFAULT);
        var edition = press.print(new Catalogue(1, ARTICLES, policy), Progress.SILENT);
        var lookup = new Lookup(edition, Clock.systemUTC());
        var judgement = new Deliberation(new EscalationRules(), lookup).judge(turn);
        var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        return new Composer(ORDERS, Optional.of(this::assigned))
                .composed(new Composer.Asked(turn, until), judgement, Pieces.UNSEEN)
                .result();
    }

    private Future<Writer.Written> assigned(Assignment assignment, Pieces pieces) {
        assigned.add(assignment);
        return Future.failedFuture(new Unwritten("no words", null));
    }

    private static Article article(String id, String question) {
        String answer = "The answer to " + id + ".";
        return new Article(id, "en", "", id, List.of(question), answer, false, null, null, List.of());
    }
}
