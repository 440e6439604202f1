package dev.evenhand.metrics.report;

import dev.evenhand.metrics.outcome.FactValues;
import dev.evenhand.metrics.report.query.StratumKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tallies of both sides by what was known before contact: the one table from which a comparison is computed. */
final class Cells {
    /** A value nobody recorded: a stratum of its own. */
    static final String UNKNOWN = FactValues.UNKNOWN;

    /** Both sides of one stratum; {@code values} in the order of the keys. */
    record Cell(List<String> values, Tally bot, Tally human) {
        /** Unique within the cells; the separator is no character of any value. */
        String name() {
            return name(values);
        }

        static String name(List<String> values) {
            return String.join("\u001f", values);
        }

        Tally both() {
            return bot.plus(human);
        }
    }

    /** One group of a query. */
    record Group(String arm, List<String> values, Tally tally) {
        /** In the order of their values, in which they are added up. */
        static List<Group> inOrder(List<Group> groups) {
            return groups.stream()
                    .map(group -> Map.entry(group.values.toString(), group))
                    .sorted(Map.Entry.comparingByKey())
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    private final List<StratumKey> keys;
    private final Map<List<String>, Cell> cells = new LinkedHashMap<>();

    private Cells(List<StratumKey> keys) {
        this.keys = keys;
    }

    /** Of groups whose arm is {@code bot_first} or {@code human_first}; their order does not matter. */
    static Cells of(List<StratumKey> keys, List<Group> groups) {
        Cells cells = new Cells(keys);
        Group.inOrder(groups).forEach(cells::add);
        return cells;
    }

    private void add(Group group) {
        boolean bot = group.arm().equals("bot_first");
        Cell added = new Cell(group.values(), bot ? group.tally() : Tally.NONE, bot ? Tally.NONE : group.tally());
        merge(added);
    }

    private void merge(Cell added) {
        cells.merge(
                added.values(),
                added,
                (a, b) -> new Cell(a.values(), a.bot().plus(b.bot()), a.human().plus(b.human())));
    }

    List<StratumKey> keys() {
        return keys;
    }

    List<Cell> all() {
        return List.copyOf(cells.values());
    }

    /** Merged over every key that is not kept. */
    Cells by(List<StratumKey> kept) {
        if (kept.equals(keys)) {
            return this;
        }
        Cells merged = new Cells(kept);
        for (Cell cell : cells.values()) {
            List<String> values = new ArrayList<>();
            kept.forEach(key -> values.add(cell.values().get(keys.indexOf(key))));
            merged.merge(new Cell(List.copyOf(values), cell.bot(), cell.human()));
        }
        return merged;
    }

    /** Only those with this value of a key. */
    Cells where(StratumKey key, String value) {
        Cells kept = new Cells(keys);
        int at = keys.indexOf(key);
        cells.values().stream()
                .filter(cell -> cell.values().get(at).equals(value))
                .forEach(kept::merge);
        return kept;
    }

    /** Everything together. */
    Cell total() {
        Tally bot = Tally.NONE;
        Tally human = Tally.NONE;
        for (Cell cell : cells.values()) {
            bot = bot.plus(cell.bot());
            human = human.plus(cell.human());
        }
        return new Cell(List.of(), bot, human);
    }
}
