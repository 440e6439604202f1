package dev.evenhand.bot.judge;

import dev.evenhand.handoff.conversation.ConversationEvent;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.Attached;
import dev.evenhand.handoff.conversation.ConversationEvent.BotAnswered;
import dev.evenhand.handoff.conversation.ConversationEvent.BotClarified;
import dev.evenhand.handoff.conversation.ConversationEvent.BotSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.CustomerSaid;
import dev.evenhand.handoff.conversation.ConversationEvent.MessageLeft;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of a conversation as a blind reader sees them: the customer on one side, on the other a helper, whether bot or
 * person. Agents' names, times, sources, ways through the line and what the customer was asked afterwards are left out:
 * all of them tell who answered.
 *
 * @param lines in the order they were said
 */
public record Transcript(List<Line> lines) {
    private static final String NAME = "[name]";
    private static final String FILE = "[file]";

    /** Something said, by the customer or the helper. */
    public record Line(boolean customer, String text) {
        private Line without(Pattern names) {
            return new Line(customer, names.matcher(text).replaceAll(Matcher.quoteReplacement(NAME)));
        }
    }

    public Transcript {
        lines = List.copyOf(lines);
    }

    public static Transcript of(List<Entry> history) {
        Pattern names = names(history);
        return new Transcript(history.stream()
                .map(entry -> line(entry.event()))
                .filter(Objects::nonNull)
                .map(line -> names == null ? line : line.without(names))
                .toList());
    }

    /** Whether the customer said anything. */
    public boolean engaged() {
        return lines.stream().anyMatch(Line::customer);
    }

    private static @Nullable Line line(ConversationEvent event) {
        if (event instanceof CustomerSaid said) {
            return new Line(true, said.text());
        } else if (event instanceof MessageLeft left) {
            return new Line(true, left.text());
        } else if (event instanceof Attached attached) {
            return new Line(attached.by().role() == Role.CUSTOMER, FILE);
        }
        String helped = helped(event);
        return helped == null ? null : new Line(false, helped);
    }

    private static @Nullable String helped(ConversationEvent event) {
        if (event instanceof BotAnswered answered) {
            return answered.text();
        } else if (event instanceof BotClarified clarified) {
            return clarified.text();
        } else if (event instanceof BotSaid said) {
            return said.text();
        }
        return event instanceof AgentSaid said ? said.text() : null;
    }

    /** Of everybody who joined, whole and in parts, the longest first; as written, since a name may be a word. */
    private static @Nullable Pattern names(List<Entry> history) {
        String names = history.stream()
                .map(Entry::event)
                .filter(event -> event instanceof AgentJoined || event instanceof AgentSaid)
                .map(event -> event.by().name().strip())
                .flatMap(name -> Stream.concat(Stream.of(name), Stream.of(name.split("\\s+"))))
                .filter(name -> name.length() > 1)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Transcript::standing)
                .collect(Collectors.joining("|"));
        return names.isEmpty() ? null : Pattern.compile(names);
    }

    /** Chinese is written without spaces, so a name in it may stand anywhere. */
    private static String standing(String name) {
        boolean han = name.codePoints().anyMatch(Character::isIdeographic);
        return han ? Pattern.quote(name) : "(?<![\\p{L}\\p{N}])" + Pattern.quote(name) + "(?![\\p{L}\\p{N}])";
    }
}
