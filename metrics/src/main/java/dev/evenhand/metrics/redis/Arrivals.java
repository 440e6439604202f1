package dev.evenhand.metrics.redis;

import dev.evenhand.metrics.outcome.Contact;
import dev.evenhand.metrics.outcome.CustomerContact;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.outcome.Neighbours;
import dev.evenhand.metrics.redis.ContactIndex.Note;
import dev.evenhand.metrics.redis.ContactIndex.Noted;
import dev.evenhand.metrics.redis.ContactText.Indexed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What contacts that came to one customer's index change there.
 *
 * <p>Somebody who was a browser and then said who it is has two keys. A contact under the one that continues a contact
 * under the other is a guest in its index, and the other a guest in its own: so either index alone tells all its own
 * contacts' neighbours, whichever came first, and only the index where a contact is at home notes them.
 *
 * @param customer whose index it is
 */
record Arrivals(String customer, List<Arrival> arrivals, Map<String, Indexed> before) {

    /**
     * A contact on its way into an index.
     *
     * @param index of which customer
     * @param engaged whether the customer took part; a contact without is taken out
     */
    record Arrival(String index, Indexed indexed, boolean engaged) {
        String conversation() {
            return indexed.contact().conversation();
        }

        /** Where a contact goes: home, and as a guest to the contact it continues. */
        static Stream<Arrival> of(CustomerContact row) {
            Arrival home = new Arrival(row.customer(), new Indexed(row.contact(), null), row.engaged());
            String former = row.former();
            return former == null || former.equals(row.customer())
                    ? Stream.of(home)
                    : Stream.of(home, new Arrival(former, new Indexed(row.contact(), row.customer()), row.engaged()));
        }
    }

    private Map<String, Indexed> others() {
        Map<String, Indexed> others = new LinkedHashMap<>(before);
        arrivals.forEach(one -> others.remove(one.conversation()));
        return others;
    }

    /** One that still goes on never takes the place of the same one closed. */
    private Map<String, Indexed> with(Map<String, Indexed> others) {
        Map<String, Indexed> after = new LinkedHashMap<>(others);
        arrivals.stream()
                .filter(Arrival::engaged)
                .forEach(one -> after.put(one.conversation(), kept(before.get(one.conversation()), one.indexed)));
        return after;
    }

    private static Indexed kept(@Nullable Indexed before, Indexed offered) {
        return before != null
                        && before.contact().closedAt() != null
                        && offered.contact().closedAt() == null
                ? before
                : offered;
    }

    /** Notes the contacts at home here, and tells what follows for other indexes. */
    List<Arrival> note(long sequence, Noted noted) {
        if (before.isEmpty() && arrivals.size() == 1) {
            return alone(arrivals.get(0), sequence, noted);
        }
        Map<String, Indexed> others = others();
        Map<String, Indexed> after = with(others);
        Map<String, Contacts> now = neighbours(after);
        for (Arrival one : arrivals) {
            if (!one.indexed.guest()) {
                Contacts contacts = now.getOrDefault(one.conversation(), Contacts.NONE);
                noted.own().put(one.conversation(), new Note(one.conversation(), contacts, sequence));
            }
        }
        if (others.isEmpty()) {
            return List.of();
        }
        Map<String, Contacts> without = neighbours(others);
        around(now, without).forEach((id, contacts) -> noted.around().add(new Note(id, contacts, sequence)));
        return returned(after);
    }

    /** The customer's first and only contact has no neighbours, as most of an import. */
    private static List<Arrival> alone(Arrival one, long sequence, Noted noted) {
        if (!one.indexed.guest()) {
            noted.own().put(one.conversation(), new Note(one.conversation(), Contacts.NONE, sequence));
        }
        return List.of();
    }

    /**
     * Of the others at home here those whose neighbours differ from what they were, or would differ without the arrivals.
     * The second also holds when those were indexed before, since their notes may have been lost in a crash.
     */
    private Map<String, Contacts> around(Map<String, Contacts> now, Map<String, Contacts> without) {
        Map<String, Contacts> then = neighbours(before);
        Map<String, Contacts> touched = new LinkedHashMap<>();
        without.forEach((id, alone) -> {
            Contacts contacts = now.getOrDefault(id, Contacts.NONE);
            boolean differs = !contacts.equals(then.get(id)) || !contacts.equals(alone);
            Indexed indexed = before.get(id);
            if (differs && indexed != null && !indexed.guest()) {
                touched.put(id, contacts);
            }
        });
        return touched;
    }

    /** The contacts that guests continue, as guests in the guests' indexes; of those pairs that have just met. */
    private List<Arrival> returned(Map<String, Indexed> after) {
        List<Arrival> returned = new ArrayList<>();
        for (Indexed guest : after.values()) {
            String home = guest.home();
            String continues = guest.contact().continues();
            Indexed former = home == null || continues == null ? null : after.get(continues);
            if (home != null && former != null && !former.guest() && (arrived(guest) || arrived(former))) {
                returned.add(new Arrival(home, new Indexed(former.contact(), customer), true));
            }
        }
        return returned;
    }

    private boolean arrived(Indexed indexed) {
        String conversation = indexed.contact().conversation();
        return arrivals.stream().anyMatch(one -> one.conversation().equals(conversation));
    }

    static Map<String, Contacts> neighbours(Map<String, Indexed> members) {
        List<Contact> contacts = members.values().stream().map(Indexed::contact).toList();
        return Neighbours.of(contacts);
    }
}
