package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Turn;
import dev.evenhand.bot.answer.Turn.Named;
import dev.evenhand.bot.answer.Turn.Remark;
import dev.evenhand.bot.answer.Turn.Speaker;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.Entry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A conversation's events as the bot remembers them: what was asked and not answered yet, and what came before. */
final class Story {

    /** What is farther back does not help to understand the next sentence. */
    private static final int REMEMBERED = 30;

    /** Events among which so many remarks are, but for a conversation in which much else happened. */
    static final int RECENT = 200;

    private final List<String> unanswered = new ArrayList<>();
    private final List<Remark> before = new ArrayList<>();

    private Story() {}

    /** The turn that is open; its messages are empty when nothing is. */
    static Turn turn(Conversation conversation, List<Entry> history) {
        return turn(conversation, history, conversation.settledTurn());
    }

    /** All that was said, with the customer's last message as the one that is open; that a person comes is no news to people. */
    static Turn told(Conversation conversation, List<Entry> history) {
        int open = conversation.turn();
        var told = history.stream()
                .filter(entry -> !(entry.event() instanceof BotSaid said && said.turn() >= open))
                .toList();
        return turn(conversation, told, Math.min(conversation.settledTurn(), open - 1));
    }

    private static Turn turn(Conversation conversation, List<Entry> history, int settled) {
        var story = new Story();
        for (var entry : history) {
            story.take(entry.event(), settled);
        }
        int from = Math.max(0, story.before.size() - REMEMBERED);
        return new Turn(
                conversation.id(),
                conversation.opening().locale(),
                story.unanswered,
                story.before.subList(from, story.before.size()),
                verified(conversation));
    }

    static String verified(Conversation conversation) {
        var customer = conversation.opening().customer();
        return customer.verified() ? customer.key() : "";
    }

    private void take(ConversationEvent event, int settled) {
        if (event instanceof CustomerSaid said && said.turn() > settled) {
            unanswered.add(said.text());
            return;
        }
        var remark = remark(event);
        if (remark != null) {
            before.add(remark);
        }
    }

    private static @Nullable Remark remark(ConversationEvent event) {
        if (event instanceof CustomerSaid said) {
            return new Remark(Speaker.CUSTOMER, said.text(), List.of());
        } else if (event instanceof BotAnswered answered) {
            return new Remark(Speaker.BOT_ANSWERING, answered.text(), sources(answered));
        } else if (event instanceof BotClarified clarified) {
            return new Remark(Speaker.BOT_CLARIFYING, clarified.text(), options(clarified));
        } else if (event instanceof BotSaid said) {
            return new Remark(Speaker.BOT_CHATTING, said.text(), List.of());
        } else if (event instanceof AgentSaid said) {
            return new Remark(Speaker.AGENT, said.text(), List.of());
        }
        return null;
    }

    private static List<Named> sources(BotAnswered answered) {
        return answered.sources().stream()
                .map(source -> new Named(source.articleId(), source.title()))
                .toList();
    }

    private static List<Named> options(BotClarified clarified) {
        return clarified.options().stream()
                .map(option -> new Named(option.articleId(), option.title()))
                .toList();
    }
}
