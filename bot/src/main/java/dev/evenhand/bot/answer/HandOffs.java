package dev.evenhand.bot.answer;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.retrieval.Offer;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.util.Locale;
import java.util.stream.Stream;

/** Judgements that bring a person, in the words that fit the reason. */
final class HandOffs {

    /** What finds no more than this in all is not in the articles. */
    static final double OUT_OF_SCOPE = 0.15;

    private static final String OFFER = "offer";

    private HandOffs() {}

    static Judgement because(HandoffReason reason, Turn turn, Found found) {
        return because(reason, turn, found, reason.code());
    }

    /** Somebody was hurt, of which no article speaks. */
    static Judgement hurt(Turn turn, Found found) {
        return because(HandoffReason.POLICY, turn, found, "injury");
    }

    private static Judgement because(HandoffReason reason, Turn turn, Found found, String words) {
        String line = Lines.of(speech(turn, found), "handoff." + words);
        return Judgement.handOff(found, reason, line, Summary.of(turn, found));
    }

    /** No article answers. */
    static Judgement withoutAnswer(Turn turn, Found found) {
        return because(outOfScope(found) ? HandoffReason.OUT_OF_SCOPE : HandoffReason.LOW_CONFIDENCE, turn, found);
    }

    static boolean outOfScope(Found found) {
        return found.mass(Offer.MOST) < OUT_OF_SCOPE;
    }

    /** No article is anywhere near: says so, and leaves it to the customer whether a person is wanted. */
    static Judgement offer(Turn turn, Found found) {
        return Judgement.open(found.because("nothing near"), Lines.of(speech(turn, found), OFFER));
    }

    /** Whether a person was offered in these words. */
    static boolean offered(String text) {
        return says(text, OFFER);
    }

    /** Whether these words say of the bot what it is, and that a person can come. */
    static boolean mentioned(String text) {
        return Stream.of("here", "bot_question", "identity", "ability").anyMatch(line -> says(text, line));
    }

    private static boolean says(String text, String line) {
        return Stream.of("en", "zh").map(locale -> Lines.of(locale, line)).anyMatch(text::startsWith);
    }

    /** The person that was offered is wanted. */
    static Judgement accepted(HandoffReason reason, Turn turn, Found found) {
        return because(reason, turn, found, HandoffReason.CUSTOMER_ASKED.code());
    }

    /** An article says that people see to it; its own words say who takes over. */
    static Judgement by(Article article, Turn turn, Found found) {
        String text = article.answer().isBlank() ? Lines.of(found.locale(), "handoff.policy") : article.answer();
        return Judgement.handOff(
                found.because("article for people"), HandoffReason.POLICY, text, Summary.of(turn, found));
    }

    /** In a language there are no articles in. */
    static Judgement foreign(Locale language, Turn turn, Found found) {
        var answered = found.edition().indexes().keySet().stream()
                .map(Edition::locale)
                .map(Locale::forLanguageTag)
                .toList();
        String text = answered.isEmpty()
                ? Lines.of(speech(turn, found), "handoff." + HandoffReason.OUT_OF_SCOPE.code())
                : Lines.onlyIn(answered, language);
        return Judgement.handOff(found, HandoffReason.OUT_OF_SCOPE, text, Summary.of(turn, found));
    }

    /** The language to speak: the message's own script where it is Chinese, else the conversation's. */
    static String speech(Turn turn, Found found) {
        boolean chinese = Language.of(turn.text()) == Language.CHINESE;
        return chinese ? "zh" : turn.locale().isEmpty() ? found.locale() : turn.locale();
    }
}
