package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLink.Script;
import dev.evenhand.metrics.outcome.Contact;
import dev.evenhand.metrics.outcome.CustomerContact;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.outcome.Neighbours;
import io.vertx.core.Future;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Every customer's contacts in order of their start, across channels.
 *
 * <p>The script adds and tells what was there; which neighbours that changes is worked out here. Notes carry the
 * sequence of the moment they were made at, so that they may arrive in any order.
 */
final class ContactIndex {
    private static final Script CONTACTS = Script.of(ContactIndex.class, "contacts");
    private static final int CHUNK = 250;

    private final RedisLink link;

    ContactIndex(RedisLink link) {
        this.link = link;
    }

    /** The neighbouring contacts of a row as of {@code sequence}. */
    record Note(String conversation, Contacts contacts, long sequence) {}

    /** Notes of the added rows themselves, by conversation, and of the rows around them. */
    record Noted(Map<String, Note> own, List<Note> around) {}

    /**
     * Indexes contacts in which the customer took part; the others are taken out, since they are none. One that still goes
     * on never takes the place of the same one closed.
     */
    Future<Noted> add(Collection<? extends CustomerContact> rows) {
        Map<Integer, Map<String, List<CustomerContact>>> slots = new TreeMap<>();
        for (CustomerContact row : rows) {
            slots.computeIfAbsent(OutcomeKeys.customerPartition(row.customer()), slot -> new LinkedHashMap<>())
                    .computeIfAbsent(row.customer(), customer -> new ArrayList<>())
                    .add(row);
        }
        Noted noted = new Noted(new HashMap<>(), new ArrayList<>());
        List<Supplier<Future<Void>>> sent = new ArrayList<>();
        slots.forEach((slot, customers) -> {
            List<Map.Entry<String, List<CustomerContact>>> all = new ArrayList<>(customers.entrySet());
            for (int from = 0; from < all.size(); from += CHUNK) {
                List<Map.Entry<String, List<CustomerContact>>> chunk =
                        all.subList(from, Math.min(all.size(), from + CHUNK));
                sent.add(() -> send(slot, chunk, noted));
            }
        });
        return Lanes.run(sent).map(noted);
    }

    /** Takes a contact out of a customer's index; the notes are for those that remain. */
    Future<List<Note>> remove(String customer, String conversation) {
        List<String> keys =
                List.of(OutcomeKeys.sequence(OutcomeKeys.customerPartition(customer)), OutcomeKeys.contacts(customer));
        return link.run(CONTACTS, keys, List.of("1", conversation, "0", "")).map(reply -> {
            Map<String, Contact> before = contacts(element(reply, 1));
            Map<String, Contact> after = new LinkedHashMap<>(before);
            after.remove(conversation);
            return differing(before, after, sequence(reply));
        });
    }

    private Future<Void> send(int slot, List<Map.Entry<String, List<CustomerContact>>> customers, Noted noted) {
        List<String> keys = new ArrayList<>(List.of(OutcomeKeys.sequence(slot)));
        List<String> args = new ArrayList<>();
        for (Map.Entry<String, List<CustomerContact>> customer : customers) {
            keys.add(OutcomeKeys.contacts(customer.getKey()));
            args.add(Integer.toString(customer.getValue().size()));
            customer.getValue().forEach(row -> args.addAll(arguments(row)));
        }
        return link.run(CONTACTS, keys, args).map(reply -> {
            long sequence = sequence(reply);
            for (int i = 0; i < customers.size(); i++) {
                take(contacts(element(reply, i + 1)), customers.get(i).getValue(), sequence, noted);
            }
            return null;
        });
    }

    private static List<String> arguments(CustomerContact row) {
        String score = Long.toString(row.contact().startedAt().toEpochMilli());
        return List.of(row.conversation(), score, row.engaged() ? ContactText.member(row.contact()) : "");
    }

    private static void take(Map<String, Contact> before, List<CustomerContact> rows, long sequence, Noted noted) {
        Map<String, Contact> others = new LinkedHashMap<>(before);
        rows.forEach(row -> others.remove(row.conversation()));
        Map<String, Contact> after = new LinkedHashMap<>(others);
        rows.stream()
                .filter(CustomerContact::engaged)
                .forEach(row -> after.put(row.conversation(), kept(before.get(row.conversation()), row.contact())));
        Map<String, Contacts> now = Neighbours.of(after.values());
        for (CustomerContact row : rows) {
            Contacts own = now.getOrDefault(row.conversation(), Contacts.NONE);
            noted.own().put(row.conversation(), new Note(row.conversation(), own, sequence));
        }
        if (!others.isEmpty()) {
            Map<String, Contacts> then = Neighbours.of(before.values());
            Map<String, Contacts> without = Neighbours.of(others.values());
            for (String conversation : others.keySet()) {
                Contacts contacts = now.getOrDefault(conversation, Contacts.NONE);
                if (touched(contacts, then.get(conversation), without.get(conversation))) {
                    noted.around().add(new Note(conversation, contacts, sequence));
                }
            }
        }
    }

    private static Contact kept(@Nullable Contact before, Contact offered) {
        return before != null && before.closedAt() != null && offered.closedAt() == null ? before : offered;
    }

    /**
     * Whether a neighbour is to be noted: it differs from what it was, or would differ without the added rows. The
     * second also holds when they were indexed before, since their notes may have been lost in a crash.
     */
    private static boolean touched(Contacts now, @Nullable Contacts then, @Nullable Contacts without) {
        return !now.equals(then) || !now.equals(without);
    }

    private static List<Note> differing(Map<String, Contact> before, Map<String, Contact> after, long sequence) {
        Map<String, Contacts> then = Neighbours.of(before.values());
        List<Note> notes = new ArrayList<>();
        Neighbours.of(after.values()).forEach((conversation, contacts) -> {
            if (!contacts.equals(then.get(conversation))) {
                notes.add(new Note(conversation, contacts, sequence));
            }
        });
        return notes;
    }

    private static Map<String, Contact> contacts(@Nullable Response members) {
        Map<String, Contact> contacts = new LinkedHashMap<>();
        if (members != null) {
            for (Response member : members) {
                Contact contact = ContactText.contact(member.toString());
                contacts.put(contact.conversation(), contact);
            }
        }
        return contacts;
    }

    private static long sequence(@Nullable Response reply) {
        Response first = element(reply, 0);
        if (first == null) {
            throw new IllegalStateException("the script answers with its sequence");
        }
        return Long.parseLong(first.toString());
    }

    private static @Nullable Response element(@Nullable Response reply, int index) {
        return reply == null ? null : reply.get(index);
    }
}
