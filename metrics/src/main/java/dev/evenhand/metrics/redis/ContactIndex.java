package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLink.Script;
import dev.evenhand.metrics.outcome.CustomerContact;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.outcome.OutcomeRow;
import dev.evenhand.metrics.redis.Arrivals.Arrival;
import dev.evenhand.metrics.redis.ContactText.Indexed;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
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
    record Noted(Map<String, Note> own, List<Note> around) {
        /** An added row that was also noted as the neighbour of another has the later of both notes. */
        private Noted onceEach() {
            around.removeIf(note -> own.computeIfPresent(
                            note.conversation(), (id, first) -> first.sequence() > note.sequence() ? first : note)
                    != null);
            return this;
        }
    }

    /**
     * Indexes contacts in which the customer took part; the others are taken out, since they are none. Those that continue a
     * contact of another key are indexed under both, see {@link Arrivals}.
     */
    Future<Noted> add(Collection<? extends CustomerContact> rows) {
        Noted noted = new Noted(new HashMap<>(), new ArrayList<>());
        return indexed(rows.stream().flatMap(Arrival::of), noted)
                .compose(returned -> indexed(returned.stream(), noted))
                .map(done -> noted.onceEach());
    }

    /** Of rows in which the customer took part those that are not in the customer's index. */
    Future<List<OutcomeRow>> missing(List<OutcomeRow> rows) {
        List<Supplier<Future<Optional<OutcomeRow>>>> sent = new ArrayList<>();
        rows.stream().filter(OutcomeRow::engaged).forEach(row -> sent.add(() -> missing(row)));
        return Lanes.run(sent).map(all -> all.stream().flatMap(Optional::stream).toList());
    }

    private Future<Optional<OutcomeRow>> missing(OutcomeRow row) {
        return link.send(Command.ZRANGE, OutcomeKeys.contacts(row.customer()), "0", "-1")
                .map(members -> members == null || !indexed(members).containsKey(row.conversation())
                        ? Optional.of(row)
                        : Optional.empty());
    }

    /** Completes with what follows for other indexes. */
    private Future<List<Arrival>> indexed(Stream<Arrival> arriving, Noted noted) {
        Map<Integer, Map<String, List<Arrival>>> slots = new TreeMap<>();
        arriving.forEach(
                one -> slots.computeIfAbsent(OutcomeKeys.customerPartition(one.index()), slot -> new LinkedHashMap<>())
                        .computeIfAbsent(one.index(), customer -> new ArrayList<>())
                        .add(one));
        List<Supplier<Future<List<Arrival>>>> sent = new ArrayList<>();
        slots.forEach((slot, customers) -> {
            List<Map.Entry<String, List<Arrival>>> all = new ArrayList<>(customers.entrySet());
            for (int from = 0; from < all.size(); from += CHUNK) {
                List<Map.Entry<String, List<Arrival>>> chunk = all.subList(from, Math.min(all.size(), from + CHUNK));
                sent.add(() -> send(slot, chunk, noted));
            }
        });
        return Lanes.run(sent).map(all -> all.stream().flatMap(List::stream).toList());
    }

    /** Takes a contact out of a customer's index; the notes are for those that remain. */
    Future<List<Note>> remove(String customer, String conversation) {
        List<String> keys =
                List.of(OutcomeKeys.sequence(OutcomeKeys.customerPartition(customer)), OutcomeKeys.contacts(customer));
        return link.run(CONTACTS, keys, List.of("0", "1", conversation)).map(reply -> {
            Map<String, Indexed> before = before(reply).getOrDefault(0, Map.of());
            Map<String, Indexed> after = new LinkedHashMap<>(before);
            after.remove(conversation);
            return differing(before, after, sequence(reply));
        });
    }

    private Future<List<Arrival>> send(int slot, List<Map.Entry<String, List<Arrival>>> customers, Noted noted) {
        List<String> keys = new ArrayList<>(List.of(OutcomeKeys.sequence(slot)));
        List<String> args = new ArrayList<>();
        for (Map.Entry<String, List<Arrival>> customer : customers) {
            keys.add(OutcomeKeys.contacts(customer.getKey()));
            addArguments(customer.getValue(), args);
        }
        return link.run(CONTACTS, keys, args).map(reply -> {
            long sequence = sequence(reply);
            Map<Integer, Map<String, Indexed>> before = before(reply);
            List<Arrival> returned = new ArrayList<>();
            for (int i = 0; i < customers.size(); i++) {
                Map.Entry<String, List<Arrival>> customer = customers.get(i);
                Arrivals arrivals =
                        new Arrivals(customer.getKey(), customer.getValue(), before.getOrDefault(i, Map.of()));
                returned.addAll(arrivals.note(sequence, noted));
            }
            return returned;
        });
    }

    private static void addArguments(List<Arrival> arrivals, List<String> args) {
        List<String> gone = new ArrayList<>(0);
        int counts = args.size();
        for (Arrival one : arrivals) {
            if (one.engaged()) {
                args.add(Long.toString(one.indexed().contact().startedAt().toEpochMilli()));
                args.add(ContactText.member(one.indexed()));
            } else {
                gone.add(one.conversation());
            }
        }
        args.addAll(gone);
        args.addAll(counts, List.of(Integer.toString(arrivals.size() - gone.size()), Integer.toString(gone.size())));
    }

    private static List<Note> differing(Map<String, Indexed> before, Map<String, Indexed> after, long sequence) {
        Map<String, Contacts> then = Arrivals.neighbours(before);
        List<Note> notes = new ArrayList<>();
        Arrivals.neighbours(after).forEach((conversation, contacts) -> {
            Indexed indexed = after.get(conversation);
            if (!contacts.equals(then.get(conversation)) && indexed != null && !indexed.guest()) {
                notes.add(new Note(conversation, contacts, sequence));
            }
        });
        return notes;
    }

    /** What the indexes held that held any, by their place in the call. */
    private static Map<Integer, Map<String, Indexed>> before(@Nullable Response reply) {
        Map<Integer, Map<String, Indexed>> before = new HashMap<>();
        for (int i = 1; reply != null && i < reply.size(); i += 2) {
            before.put(reply.get(i).toInteger(), indexed(reply.get(i + 1)));
        }
        return before;
    }

    private static Map<String, Indexed> indexed(Response members) {
        Map<String, Indexed> contacts = new LinkedHashMap<>();
        for (Response member : members) {
            Indexed indexed = ContactText.indexed(member.toString());
            contacts.put(indexed.contact().conversation(), indexed);
        }
        return contacts;
    }

    private static long sequence(@Nullable Response reply) {
        if (reply == null) {
            throw new IllegalStateException("the script answers with its sequence");
        }
        return Long.parseLong(reply.get(0).toString());
    }
}
