package dev.evenhand.bot.answer;

import dev.evenhand.bot.question.Asked;
import dev.evenhand.bot.question.Clauses;
import java.util.Comparator;
import java.util.function.Function;

/**
 * Looks a question up by itself: as it stands, and where that is not sure, without what is told around it. Each way has to
 * be sure by itself; together they are never surer than one of them.
 */
final class Reading {

    /** Whoever tells more at once is understood as a whole. */
    private static final int MOST_CLAUSES = 6;

    private Reading() {}

    /** "My name is Bob." before a question does not count, "I have no receipt." may. */
    static <S extends Sighting<S>> S of(Asked asked, Function<String, S> find) {
        var whole = find.apply(asked.text());
        if (whole.sure() || asked.points()) {
            return whole;
        }
        if (asked.isAll()) {
            return clause(asked, whole, find);
        }
        var core = find.apply(asked.core());
        if (!core.sure()) {
            return whole;
        }
        boolean agreed = core.likeliest().equals(whole.likeliest());
        boolean onlyPreface =
                asked.told().stream().allMatch(told -> find.apply(told).confidence() < HandOffs.OUT_OF_SCOPE);
        return agreed || onlyPreface ? core : core.doubted();
    }

    /** Of what only tells something the clause that is sure by itself, where the whole is likeliest about the same. */
    private static <S extends Sighting<S>> S clause(Asked asked, S whole, Function<String, S> find) {
        var clauses = Clauses.of(asked.text());
        return clauses.size() < 2 || clauses.size() > MOST_CLAUSES
                ? whole
                : clauses.stream()
                        .map(clause -> find.apply(clause.strip()))
                        .filter(Sighting::sure)
                        .max(Comparator.comparingDouble(Sighting::confidence))
                        .filter(found -> found.likeliest().equals(whole.likeliest()))
                        .orElse(whole);
    }
}
