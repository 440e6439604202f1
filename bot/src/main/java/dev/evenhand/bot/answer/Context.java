package dev.evenhand.bot.answer;

import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.escalation.Heard;
import dev.evenhand.bot.escalation.Heard.Last;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.question.Asked;
import dev.evenhand.bot.question.Subject;
import dev.evenhand.bot.retrieval.corpus.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What was said before a turn, as far as it helps to understand it. */
record Context(Turn turn, EscalationRules rules) {

    /** All of it as the rules look at it. */
    Heard heard() {
        return new Heard(turn.messages(), earlier().toList(), last());
    }

    private Stream<String> earlier() {
        return turn.history().stream()
                .filter(remark -> remark.speaker() == Speaker.CUSTOMER)
                .map(Remark::text);
    }

    /** The customer's messages but for those to which nothing was near: they help to understand no other. */
    private Stream<String> known() {
        var history = turn.history();
        return IntStream.range(0, history.size())
                .filter(i -> history.get(i).speaker() == Speaker.CUSTOMER)
                .filter(i -> i + 1 == history.size()
                        || !HandOffs.offered(history.get(i + 1).text()))
                .mapToObj(i -> history.get(i).text());
    }

    /** What the bot did last. */
    Last last() {
        return lastOfBot(turn)
                .map(remark -> switch (remark.speaker()) {
                    case BOT_ANSWERING -> Last.ANSWERED;
                    case BOT_CLARIFYING -> remark.named().isEmpty() ? asked(remark.text()) : Last.CLARIFIED;
                    default -> HandOffs.mentioned(remark.text()) ? Last.MENTIONED : Last.SMALL_TALK;
                })
                .orElse(Last.NOTHING);
    }

    private static Last asked(String text) {
        return HandOffs.offered(text) ? Last.OFFERED : Last.ASKED;
    }

    static Optional<Remark> lastOfBot(Turn turn) {
        return turn.history().stream()
                .filter(remark -> remark.speaker() != Speaker.CUSTOMER && remark.speaker() != Speaker.AGENT)
                .reduce((first, second) -> second);
    }

    /** The customer's last message that can be understood by itself; what follows leans on it. */
    Optional<String> topic() {
        return known().filter(text -> !rules.asksNothing(text))
                .map(this::subject)
                .filter(text -> !rules.leansOnEarlier(text) && !Asked.all(text).namesNothing())
                .reduce((first, second) -> second);
    }

    /** What the bot just asked to choose from. */
    List<Named> offered() {
        return last() == Last.CLARIFIED ? lastOfBot(turn).map(Remark::named).orElse(List.of()) : List.of();
    }

    /** What the bot answered from just now, whatever it asked about it since. */
    List<Named> answeredFrom() {
        var last = lastOfBot(turn).filter(remark -> remark.speaker() == Speaker.BOT_ANSWERING);
        return last.map(Remark::named)
                .orElseGet(() -> readOut().filter(offered()::contains).stream().toList());
    }

    /** Whether the bot just asked if it is still about what it had read out. */
    boolean stillAbout() {
        return offered().stream()
                .limit(1)
                .anyMatch(first -> readOut().filter(first::equals).isPresent());
    }

    /** The one thing that is being talked about, having been read out. */
    Optional<Named> talkedOf() {
        return answeredFrom().size() == 1 ? answeredFrom().stream().findFirst() : Optional.empty();
    }

    /** How often in a row the bot has just asked what is meant. */
    int questionsInARow() {
        var bots = turn.history().stream()
                .filter(remark -> remark.speaker() != Speaker.CUSTOMER && remark.speaker() != Speaker.AGENT)
                .toList();
        int asked = 0;
        while (asked < bots.size()
                && bots.get(bots.size() - 1 - asked).speaker() == Speaker.BOT_CLARIFYING
                && !bots.get(bots.size() - 1 - asked).named().isEmpty()) {
            asked++;
        }
        return asked;
    }

    /** Whether the bot said just this at last. */
    boolean justSaid(String text) {
        return lastOfBot(turn).filter(remark -> remark.text().equals(text)).isPresent();
    }

    /** What the bot answered from last, asking back about it aside, when it was one thing. */
    Optional<Named> readOut() {
        return turn.history().stream()
                .filter(remark -> remark.speaker() == Speaker.BOT_ANSWERING || remark.speaker() == Speaker.BOT_CHATTING)
                .reduce((first, second) -> second)
                .filter(remark -> remark.speaker() == Speaker.BOT_ANSWERING)
                .map(Remark::named)
                .filter(named -> named.size() == 1)
                .map(named -> named.get(0));
    }

    boolean readOut(Article article) {
        return readOut().filter(named -> named.id().equals(article.id())).isPresent();
    }

    /** Whether the customer asked this in the very words before. */
    boolean repeats(String question) {
        var words = words(question);
        return earlier().anyMatch(text -> words(subject(text)).equals(words));
    }

    private String subject(String text) {
        return new Subject(rules).of(text);
    }

    private static List<String> words(String text) {
        return Language.of(text).words(text);
    }
}
