package dev.evenhand.bot.learning;

import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.guard.Redaction;
import dev.evenhand.bot.question.Subject;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Assessed;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.FeedbackGiven;
import dev.evenhand.handoff.conversation.ConversationEvent.HandoffRequested;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Source;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.HandoffReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads from a conversation's history what it teaches. */
final class Lessons {
    private static final EscalationRules RULES = new EscalationRules();
    private static final Subject SUBJECT = new Subject(RULES);

    private final String conversation;
    private final List<ConversationEvent> events;

    Lessons(String conversation, List<Entry> history) {
        this.conversation = conversation;
        this.events = history.stream().map(Entry::event).toList();
    }

    /** What the customer's verdict says about the last answer; empty when the bot gave none. */
    Optional<Lesson> aboutLastAnswer(Lesson.Kind kind, Instant at) {
        return last(BotAnswered.class).map(answer -> {
            String article =
                    answer.sources().stream().findFirst().map(Source::articleId).orElse(null);
            return lesson(answer.turn(), at, article, kind == Lesson.Kind.SOLVED ? article : null, kind);
        });
    }

    /** The first words that ask something other than for a person, before one spoke, without who asks; personal data replaced. */
    Optional<String> opening() {
        String words = "";
        for (var event : events) {
            if (event instanceof CustomerSaid said) {
                words = words.isEmpty() ? said.text() : words + "\n" + said.text();
            } else if (event instanceof AgentSaid) {
                break;
            } else if (event instanceof HandoffRequested asked && asked.reason() == HandoffReason.CUSTOMER_ASKED) {
                words = "";
            } else if (!(event instanceof Assessed)) {
                if (!words.isEmpty() && !RULES.asksNothing(words)) {
                    break;
                }
                words = "";
            }
        }
        return words.isEmpty() || RULES.asksNothing(words) ? Optional.empty() : Optional.of(subject(words));
    }

    /** The question for which the bot called a person; empty when nothing was asked: a "no" is about the answer before. */
    Optional<Lesson> unanswered(Instant at) {
        return turnAtHandoff().filter(turn -> !denied()).flatMap(turn -> unanswered(turn, at));
    }

    /** The question of a turn to which the bot knew nothing; empty when nothing was asked. */
    Optional<Lesson> unanswered(int turn, Instant at) {
        return RULES.asksNothing(asked(turn))
                ? Optional.empty()
                : Optional.of(lesson(turn, at, null, null, Lesson.Kind.UNANSWERED));
    }

    /** The question for which articles were offered and a person was wished for instead of any; else empty. */
    Optional<Lesson> passedOver(Instant at) {
        return events.stream()
                .takeWhile(event -> !(event instanceof HandoffRequested))
                .filter(event -> event instanceof BotAnswered || event instanceof BotClarified)
                .reduce((first, second) -> second)
                .filter(last ->
                        last instanceof BotClarified offer && !offer.options().isEmpty())
                .flatMap(offer -> unanswered(((BotClarified) offer).turn(), at));
    }

    /**
     * What a person says about a question: the one the bot failed on, or else the last it answered.
     *
     * @param right null for none
     */
    Optional<Lesson> corrected(@Nullable String right, Instant at) {
        var answer = last(BotAnswered.class);
        boolean failed = (last(HandoffRequested.class).isPresent() && !denied()) || answer.isEmpty();
        if (failed) {
            return questionBeforeHandoff().map(turn -> lesson(turn, at, null, right, Lesson.Kind.CORRECTED));
        }
        return aboutLastAnswer(Lesson.Kind.CORRECTED, at)
                .map(lesson -> lesson(lesson.turn(), at, lesson.answeredBy(), right, Lesson.Kind.CORRECTED));
    }

    private Lesson lesson(int turn, Instant at, @Nullable String answeredBy, @Nullable String right, Lesson.Kind kind) {
        return new Lesson(conversation, turn, at, locale(), asked(turn), answeredBy, right, kind);
    }

    private String locale() {
        return last(Opened.class).map(opened -> opened.opening().locale()).orElse("en");
    }

    /** The question up to and with the turn; what only makes sense together with the one before it, with that one. */
    private String asked(int turn) {
        String before = "";
        String words = "";
        boolean choosing = false;
        for (var event : events) {
            if (event instanceof CustomerSaid said && said.turn() <= turn) {
                words = words.isEmpty() ? said.text() : words + "\n" + said.text();
                if (said.turn() == turn) {
                    break;
                }
            } else if (!(event instanceof CustomerSaid)) {
                before = words.isEmpty() || RULES.asksNothing(words) ? before : words;
                choosing = event instanceof BotClarified clarified
                        && !clarified.options().isEmpty();
                words = "";
            }
        }
        boolean leans = choosing || RULES.leansOnEarlier(words);
        return leans && !before.isEmpty() ? subject(before) + "\n" + subject(words) : subject(words);
    }

    /** What is asked, without who asks. */
    private static String subject(String words) {
        return new Redaction().redacted(SUBJECT.of(words));
    }

    /** Whether a person was called because the customer said that the last answer missed. */
    private boolean denied() {
        boolean denied = false;
        for (var event : events) {
            if (event instanceof HandoffRequested) {
                break;
            }
            denied = event instanceof FeedbackGiven feedback
                    ? !feedback.solved()
                    : denied && !(event instanceof CustomerSaid);
        }
        return denied;
    }

    private Optional<Integer> lastTurn() {
        return last(CustomerSaid.class).map(CustomerSaid::turn);
    }

    /** What is said to people afterwards is no longer the bot's question. */
    private Optional<Integer> turnAtHandoff() {
        Integer turn = null;
        for (var event : events) {
            if (event instanceof HandoffRequested) {
                break;
            }
            turn = event instanceof CustomerSaid said ? (Integer) said.turn() : turn;
        }
        return Optional.ofNullable(turn).or(this::lastTurn);
    }

    /** A "yes" to the person that was offered asks nothing; what was asked before it does. */
    private Optional<Integer> questionBeforeHandoff() {
        return events.stream()
                .takeWhile(event -> !(event instanceof HandoffRequested))
                .filter(event -> event instanceof CustomerSaid said && !RULES.asksNothing(said.text()))
                .map(event -> ((CustomerSaid) event).turn())
                .reduce((first, second) -> second)
                .or(this::turnAtHandoff);
    }

    private <E extends ConversationEvent> Optional<E> last(Class<E> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).reduce((first, second) -> second);
    }
}
