package dev.evenhand.bot.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.bot.knowledge.AnswerPolicy;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Whole conversations with the sample shop, line by line, with the encoder and the thresholds a customer meets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConversationsTest {

    private static final String GOES_ON = "+ ";

    private final SampleBot bot;

    ConversationsTest(@TempDir Path directory) {
        bot = new SampleBot(directory);
    }

    @Test
    void whoeverFindsAskingBackAsDearAsAHandoffHasAPersonCalledAtOnce() {
        var judgement =
                bot.judge(Turn.first("en", "what is the capital of France"), new AnswerPolicy(0.9, 0.4, false, 1, 1));

        assertThat(new Reaction("person out_of_scope").allows(judgement)).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> english() {
        return script("en");
    }

    @TestFactory
    Stream<DynamicTest> chinese() {
        return script("zh");
    }

    private Stream<DynamicTest> script(String locale) {
        var history = new ArrayList<Remark>();
        return read("conversations_" + locale + ".txt")
                .lines()
                .filter(line -> !line.startsWith("#") && !line.isBlank())
                .map(line -> exchange(locale, line, history));
    }

    /** A line that goes on does so from what the bot did at the lines before. */
    private DynamicTest exchange(String locale, String line, List<Remark> history) {
        if (!line.startsWith(GOES_ON)) {
            history.clear();
        }
        var sides = line.replaceFirst("^\\+ ", "").split(" = ", -1);
        var turn = new Turn("", locale, List.of(sides[0].split(" // ", -1)), history);
        var judgement = bot.judge(turn);
        turn.messages().forEach(message -> history.add(new Remark(Speaker.CUSTOMER, message, List.of())));
        history.add(remark(judgement.decision()));
        return DynamicTest.dynamicTest(line, () -> assertThat(new Reaction(sides[1]).allows(judgement))
                .as(Reaction.of(judgement))
                .isTrue());
    }

    private static Remark remark(Decision decision) {
        if (decision instanceof Decision.Answer answer) {
            var sources = answer.sources().stream()
                    .map(source -> new Named(source.articleId(), source.title()))
                    .toList();
            return new Remark(Speaker.BOT_ANSWERING, answer.text(), sources);
        } else if (decision instanceof Decision.Clarify clarify) {
            var options = clarify.options().stream()
                    .map(option -> new Named(option.articleId(), option.title()))
                    .toList();
            return new Remark(Speaker.BOT_CLARIFYING, clarify.text(), options);
        }
        return new Remark(Speaker.BOT_CHATTING, decision.text(), List.of());
    }

    private static String read(String name) {
        try (InputStream in = Objects.requireNonNull(ConversationsTest.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
