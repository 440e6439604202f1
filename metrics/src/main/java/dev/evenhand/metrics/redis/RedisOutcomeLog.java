package dev.evenhand.metrics.redis;

import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.handoff.redis.RedisLink.Script;
import dev.evenhand.metrics.outcome.CustomerContact;
import dev.evenhand.metrics.outcome.FactsBlock;
import dev.evenhand.metrics.outcome.OutcomeLog;
import dev.evenhand.metrics.outcome.OutcomeRow;
import dev.evenhand.metrics.outcome.PackedFacts;
import dev.evenhand.metrics.redis.ContactIndex.Note;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The outcome streams of the partitions, with the contacts of the customers beside them.
 *
 * <p>Order of steps, so that a crash anywhere is healed by repeating: what is known already is left out; contacts are
 * indexed; neighbours are noted; the rows themselves come last, and only they make a repetition find nothing to do.
 */
public final class RedisOutcomeLog implements OutcomeLog {
    private static final Script APPEND = Script.of(RedisOutcomeLog.class, "append");
    private static final Script NOTE = Script.of(RedisOutcomeLog.class, "note");
    /** Rows a script call carries: some two milliseconds of Redis at most, so that nobody else waits for an import. */
    private static final int CHUNK = 250;

    private final RedisLink link;
    private final ContactIndex contacts;

    public RedisOutcomeLog(RedisLink link) {
        this.link = link;
        this.contacts = new ContactIndex(link);
    }

    @Override
    public Future<Appended> append(List<OutcomeRow> offered) {
        Map<String, OutcomeRow> rows = new LinkedHashMap<>();
        offered.forEach(row -> rows.put(row.conversation(), row));
        return states(rows.values()).compose(states -> {
            List<OutcomeRow> changed = rows.values().stream()
                    .filter(row -> !states.getOrDefault(row.conversation(), RowState.NONE)
                            .same(row))
                    .toList();
            int unchanged = offered.size() - changed.size();
            return leaveFormerCustomers(changed, states)
                    .compose(left -> contacts.add(changed))
                    .compose(noted -> note(noted.around()).compose(done -> append(changed, noted.own())))
                    .map(appended -> appended.plus(new Appended(0, 0, unchanged)));
        });
    }

    @Override
    public Future<Appended> foresee(List<OutcomeRow> rows) {
        return states(rows).map(states -> {
            int fresh = 0;
            int unchanged = 0;
            for (OutcomeRow row : rows) {
                RowState state = states.getOrDefault(row.conversation(), RowState.NONE);
                fresh += state.version() == 0 ? 1 : 0;
                unchanged += state.same(row) ? 1 : 0;
            }
            return new Appended(fresh, rows.size() - fresh - unchanged, unchanged);
        });
    }

    @Override
    public Future<Void> begun(CustomerContact.Begun contact) {
        return contacts.add(List.of(contact)).compose(noted -> note(noted.around()));
    }

    @Override
    public Future<Void> restoreContacts(List<OutcomeRow> rows) {
        return contacts.missing(rows)
                .compose(contacts::add)
                .compose(noted -> note(Stream.concat(noted.own().values().stream(), noted.around().stream())
                        .toList()));
    }

    /** Of those rows that are known. */
    private Future<Map<String, RowState>> states(Collection<OutcomeRow> rows) {
        Map<String, RowState> states = new HashMap<>();
        List<Supplier<Future<Void>>> reads = new ArrayList<>();
        byPartition(rows).forEach((partition, own) -> {
            List<String> args = new ArrayList<>(List.of(OutcomeKeys.states(partition)));
            own.forEach(row -> args.add(row.conversation()));
            reads.add(
                    () -> link.send(Command.HMGET, args.toArray(String[]::new)).map(reply -> {
                        for (int i = 0; i < own.size(); i++) {
                            String known = text(at(reply, i));
                            if (known != null) {
                                states.put(own.get(i).conversation(), RowState.of(known));
                            }
                        }
                        return null;
                    }));
        });
        return Lanes.run(reads).map(states);
    }

    /** An import may give a conversation to another customer; the contact must not count for the former one. */
    private Future<Void> leaveFormerCustomers(List<OutcomeRow> rows, Map<String, RowState> states) {
        List<Future<Void>> moves = new ArrayList<>();
        for (OutcomeRow row : rows) {
            RowState state = states.getOrDefault(row.conversation(), RowState.NONE);
            if (state.belongedToAnother(row)) {
                moves.add(contacts.remove(state.customer(), row.conversation()).compose(this::note));
            }
        }
        return Future.all(moves).mapEmpty();
    }

    private Future<Void> note(Collection<Note> notes) {
        Map<Integer, List<Note>> byPartition = new TreeMap<>();
        for (Note note : notes) {
            byPartition
                    .computeIfAbsent(OutcomeKeys.partition(note.conversation()), partition -> new ArrayList<>())
                    .add(note);
        }
        List<Supplier<Future<@Nullable Response>>> sent = new ArrayList<>();
        byPartition.forEach((partition, own) -> chunks(own).forEach(chunk -> {
            List<String> args =
                    new ArrayList<>(List.of(link.channel(OutcomeKeys.CHANNEL), Integer.toString(partition)));
            chunk.forEach(note -> args.addAll(
                    List.of(note.conversation(), ContactText.times(note.contacts()), Long.toString(note.sequence()))));
            sent.add(() -> link.run(NOTE, keys(partition), args));
        }));
        return Lanes.run(sent).mapEmpty();
    }

    private Future<Appended> append(List<OutcomeRow> rows, Map<String, Note> own) {
        List<Supplier<Future<Appended>>> sent = new ArrayList<>();
        byPartition(rows).forEach((partition, group) -> chunks(group)
                .forEach(
                        chunk -> sent.add(() -> link.runBytes(APPEND, keys(partition), arguments(partition, chunk, own))
                                .map(RedisOutcomeLog::counted))));
        return Lanes.run(sent).map(all -> all.stream().reduce(Appended.NONE, Appended::plus));
    }

    /** As the script takes them; the lines are those of rows that are all new. */
    private List<byte[]> arguments(int partition, List<OutcomeRow> rows, Map<String, Note> own) {
        List<PackedFacts> facts = new ArrayList<>(rows.size());
        List<byte[]> args = new ArrayList<>(4 + 2 * rows.size());
        StringBuilder lines = new StringBuilder(64 * rows.size());
        args.add(bytes(link.channel(OutcomeKeys.CHANNEL)));
        args.add(bytes(Integer.toString(partition)));
        for (OutcomeRow row : rows) {
            args.add(bytes(row.conversation()));
            args.add(bytes("1|" + row.digest() + '|' + row.customer()));
            String line = "1\t" + text(own.get(row.conversation())) + '\t' + row.conversation() + "\t#" + facts.size();
            lines.append(facts.isEmpty() ? "" : "\n").append(line);
            facts.add(row.facts());
        }
        args.add(2, FactsBlock.pack(facts));
        args.add(3, bytes(lines.toString()));
        return args;
    }

    private static String text(@Nullable Note note) {
        return note == null ? "0\t" : note.sequence() + "\t" + ContactText.times(note.contacts());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Appended counted(@Nullable Response reply) {
        String letters = reply == null ? "" : reply.toString();
        int fresh = (int) letters.chars().filter(letter -> letter == 'n').count();
        int replaced = (int) letters.chars().filter(letter -> letter == 'r').count();
        return new Appended(fresh, replaced, letters.length() - fresh - replaced);
    }

    private static List<String> keys(int partition) {
        return List.of(OutcomeKeys.stream(partition), OutcomeKeys.states(partition));
    }

    private static Map<Integer, List<OutcomeRow>> byPartition(Collection<OutcomeRow> rows) {
        Map<Integer, List<OutcomeRow>> groups = new TreeMap<>();
        for (OutcomeRow row : rows) {
            groups.computeIfAbsent(OutcomeKeys.partition(row.conversation()), partition -> new ArrayList<>())
                    .add(row);
        }
        return groups;
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += CHUNK) {
            chunks.add(all.subList(from, Math.min(all.size(), from + CHUNK)));
        }
        return chunks;
    }

    private static @Nullable Response at(@Nullable Response reply, int index) {
        return reply == null ? null : reply.get(index);
    }

    private static @Nullable String text(@Nullable Response value) {
        return value == null ? null : value.toString();
    }
}
