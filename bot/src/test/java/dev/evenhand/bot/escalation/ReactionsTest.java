package dev.evenhand.bot.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.escalation.Verdict.Chat;
import dev.evenhand.bot.escalation.Verdict.ToPeople;
import dev.evenhand.bot.evaluation.Question;
import dev.evenhand.bot.evaluation.QuestionFile;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.sample.SampleShop;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What short everyday messages bring about, by what the bot did just before; and that questions are left alone. */
class ReactionsTest {

    private final EscalationRules rules = new EscalationRules();

    @ParameterizedTest(name = "after {0}: {1}")
    @CsvFileSource(resources = "/reactions.csv", numLinesToSkip = 1)
    void aShortMessageIsTakenForWhatItMeans(String after, String says, String reaction) {
        var heard = new Heard(List.of(says), List.of(), last(after));
        assertThat(reaction(rules.judge(heard))).isEqualTo(reaction);
    }

    @ParameterizedTest
    @ValueSource(strings = {"en-questions.csv", "zh-questions.csv"})
    void noQuestionIsTakenForACourtesyAWishForAPersonOrAVerdict(String file) throws IOException {
        assertThat(questions(file))
                .hasSizeGreaterThan(100)
                .filteredOn(this::mistaken)
                .isEmpty();
    }

    /** An article for people may ask in the words of a wish for one. */
    @Test
    void noPhraseOfAnArticleIsEither() {
        var phrases = SampleShop.articles().stream()
                .filter(Predicate.not(Article::handoff))
                .flatMap(article -> Stream.concat(Stream.of(article.title()), article.questions().stream()));
        assertThat(phrases).filteredOn(this::mistaken).isEmpty();
    }

    private boolean mistaken(String question) {
        return Stream.of(Last.NOTHING, Last.SMALL_TALK, Last.ANSWERED)
                .map(last -> reaction(rules.judge(new Heard(List.of(question), List.of(), last))))
                .anyMatch(reaction -> !reaction.equals("none") && !reaction.equals("matter for people"));
    }

    private static Last last(String after) {
        return switch (after) {
            case "chatted" -> Last.SMALL_TALK;
            default -> Last.valueOf(after.toUpperCase(Locale.ROOT));
        };
    }

    private static String reaction(Verdict verdict) {
        if (verdict instanceof Chat chat) {
            return chat.kind().name().toLowerCase(Locale.ROOT);
        } else if (verdict instanceof ToPeople people) {
            boolean failed = people.reason() == HandoffReason.REPEATED_FAILURE;
            boolean asked = people.reason() == HandoffReason.CUSTOMER_ASKED;
            String other = people.hurt() ? "injury" : "matter for people";
            return people.denied()
                    ? "denied"
                    : people.accepted() ? "accepted" : failed ? "twice" : asked ? "person" : other;
        }
        return verdict instanceof Verdict.Open ? "open" : "none";
    }

    /** Those an article answers; beside them the files hold noise. */
    private static List<String> questions(String file) throws IOException {
        try (InputStream in = Objects.requireNonNull(ReactionsTest.class.getResourceAsStream("/" + file), file)) {
            return QuestionFile.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)).stream()
                    .filter(question -> !question.label().equals("none"))
                    .map(Question::text)
                    .toList();
        }
    }
}
