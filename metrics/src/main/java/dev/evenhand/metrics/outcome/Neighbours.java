package dev.evenhand.metrics.outcome;

import dev.evenhand.metrics.outcome.Facts.Contacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's contacts are to each other: who came next, who came before.
 *
 * <p>In event time, whatever the order of arrival. One pass forward and one back, so that a customer with hundreds of
 * contacts costs no more than the sum of them.
 */
public final class Neighbours {
    private static final Comparator<Contact> BY_START =
            Comparator.comparing(Contact::startedAt).thenComparing(Contact::conversation);

    private Neighbours() {}

    /** The neighbouring contacts of each, by conversation. */
    public static Map<String, Contacts> of(Collection<Contact> contacts) {
        List<Contact> ordered = new ArrayList<>(contacts);
        ordered.sort(BY_START);
        Map<String, Contacts> result = new HashMap<>();
        if (ordered.size() == 1) {
            result.put(ordered.get(0).conversation(), Contacts.NONE);
            return result;
        }
        List<Extremes> next = laterStarts(ordered);
        Extremes before = new Extremes(false);
        for (int i = 0; i < ordered.size(); i++) {
            Contact contact = ordered.get(i);
            Extremes after = next.get(i);
            result.put(
                    contact.conversation(), new Contacts(after.any, after.same, before.any, before.onTopicOf(contact)));
            Instant closedAt = contact.closedAt();
            if (closedAt != null) {
                before.add(contact, closedAt);
            }
        }
        ordered.forEach(contact -> link(contact, ordered, result));
        return result;
    }

    /** Who writes on from a closed conversation comes back to it, whatever the topics were taken for. */
    private static void link(Contact contact, List<Contact> all, Map<String, Contacts> result) {
        Contact before = contact.continues() == null ? null : find(all, contact.continues());
        if (before == null) {
            return;
        }
        result.computeIfPresent(
                before.conversation(),
                (id, own) -> new Contacts(
                        own.nextAt(),
                        extreme(own.nextSameTopicAt(), contact.startedAt(), true),
                        own.previousClosedAt(),
                        own.previousSameTopicClosedAt()));
        result.computeIfPresent(
                contact.conversation(),
                (id, own) -> new Contacts(
                        own.nextAt(),
                        own.nextSameTopicAt(),
                        own.previousClosedAt(),
                        extreme(own.previousSameTopicClosedAt(), before.closedAt(), false)));
    }

    private static @Nullable Contact find(List<Contact> all, String conversation) {
        return all.stream()
                .filter(contact -> contact.conversation().equals(conversation))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Instant extreme(@Nullable Instant one, @Nullable Instant other, boolean earliest) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) == earliest ? one : other;
    }

    private static List<Extremes> laterStarts(List<Contact> ordered) {
        Extremes[] found = new Extremes[ordered.size()];
        Extremes after = new Extremes(true);
        for (int i = ordered.size() - 1; i >= 0; i--) {
            Contact contact = ordered.get(i);
            found[i] = after.frozenFor(contact);
            after.add(contact, contact.startedAt());
        }
        return List.of(found);
    }

    /** The earliest (or latest) time seen: over all contacts, on each topic, and where the topic is unknown. */
    private static final class Extremes {
        private final boolean earliest;
        private final Map<String, Instant> byTopic = new HashMap<>();
        private @Nullable Instant any;
        private @Nullable Instant unknown;
        private @Nullable Instant same;

        Extremes(boolean earliest) {
            this.earliest = earliest;
        }

        void add(Contact contact, Instant time) {
            any = better(any, time);
            if (contact.anyTopic()) {
                unknown = better(unknown, time);
            } else {
                byTopic.merge(contact.topic(), time, this::better);
            }
        }

        @Nullable
        Instant onTopicOf(Contact contact) {
            if (contact.anyTopic()) {
                return any;
            }
            Instant known = byTopic.get(contact.topic());
            return known == null ? unknown : better(unknown, known);
        }

        Extremes frozenFor(Contact contact) {
            Extremes copy = new Extremes(earliest);
            copy.any = any;
            copy.same = onTopicOf(contact);
            return copy;
        }

        private Instant better(@Nullable Instant one, Instant other) {
            return one == null || one.isBefore(other) != earliest ? other : one;
        }
    }
}
