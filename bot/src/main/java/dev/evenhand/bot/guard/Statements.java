package dev.evenhand.bot.guard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds numbers that stand in the sources, but with something else: "refunds take 3 days" where delivery does. A text is cut
 * into clauses, each with its quantities and with the words around them. Of the clauses of the sources with a quantity of
 * the same kind, the one that shares most words has to hold the number; a word weighs the less the more of them share it.
 *
 * <p>Where nothing is shared nothing is found: a pronoun says nothing about what it stands for, nor another language.
 */
final class Statements {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|(?<=[。;])|\\n+");
    /** Numbers in a row, as in "3, 6 or 12", stay together. */
    private static final Pattern CLAUSE_END = Pattern.compile("(?<!\\d)[,、]|[,、](?! ?\\d)|[()]|:(?!\\d)"
            + "| (?:and|but|while|whereas) |(?<!\\d) or | or (?!\\d)|而|但|或者?");

    /** Of a code, such as an order's, the digits count nothing. */
    private static final Pattern NUMBER =
            Pattern.compile("(?<![a-z\\d]|[a-z]-)(?:\\d{1,2}:\\d{2}|\\d++(?:[.,]\\d++)*+)");

    private static final Pattern LATIN = Pattern.compile("[a-z]{3,}");
    private static final int STEM = 5;

    /** Words that go with any number. */
    private static final Set<String> GENERAL = Set.of(
            ("about after again all also and another any are been before between business but can charge day days each"
                            + " euro euros every for from get gets has have here hour hours how into its just less like longer may"
                            + " minute minutes month months more most must need not now off once one only other our out over own"
                            + " per say says than that the their them then there they this time times under until use week weeks"
                            + " well when which will with within without working workday workdays year years you your take takes")
                    .split(" "));

    /** By how much another clause has to fit better. */
    private static final double CLEARLY = 0.1;

    /** That something costs nothing is said of the same things as prices are. */
    private static final String GIFT = "free of charge";

    private final List<Clause> clauses;
    /** What stands in a source word for word is said there of the same. */
    private final Set<String> sentences;

    /** Of texts, each with its heading first, that are folded and have their numbers in digits. */
    Statements(List<String> counted) {
        this.clauses = counted.stream()
                .flatMap(text -> clauses(text, Weights.SOURCE).stream())
                .toList();
        this.sentences = counted.stream()
                .flatMap(SENTENCE_END::splitAsStream)
                .map(String::strip)
                .collect(Collectors.toSet());
    }

    /** The first number of a text that the sources say of something else. */
    Optional<String> misplaced(String counted) {
        String own = SENTENCE_END
                .splitAsStream(counted)
                .filter(sentence -> !sentences.contains(sentence.strip()))
                .collect(Collectors.joining("\n"));
        return clauses(own, Weights.TEXT).stream()
                .flatMap(said -> said.quantities().stream().filter(quantity -> misplaced(said, quantity)))
                .map(quantity -> quantity.strip())
                .findFirst();
    }

    /** The words of the clause itself decide; where they do not, those around it. */
    private boolean misplaced(Clause said, String quantity) {
        double lead = lead(said.alone(), quantity);
        return Math.abs(lead) > CLEARLY ? lead > 0 : lead(said, quantity) > CLEARLY;
    }

    /** By how much a clause without the quantity fits better than those with it. */
    private double lead(Clause said, String quantity) {
        String kind = kind(quantity);
        var alike = clauses.stream().filter(clause -> clause.holds(kind)).toList();
        double other = 0;
        double own = 0;
        for (var clause : alike) {
            double fit = shared(said, quantity, clause, alike);
            if (clause.quantities().contains(quantity)) {
                own = Math.max(own, fit);
            } else {
                other = Math.max(other, fit);
            }
        }
        return other - own;
    }

    private static double shared(Clause said, String quantity, Clause clause, List<Clause> among) {
        return said.words().entrySet().stream()
                .filter(word -> !word.getKey().equals(quantity))
                .mapToDouble(
                        word -> Math.min(word.getValue(), clause.weight(word.getKey())) / spread(word.getKey(), among))
                .sum();
    }

    private static double spread(String word, List<Clause> among) {
        return Math.max(
                1, among.stream().mapToDouble(clause -> clause.weight(word)).sum());
    }

    /** What a quantity counts; nothing for a bare number. */
    private static String kind(String quantity) {
        return quantity.substring(quantity.indexOf(' ') + 1);
    }

    /** A number with what it counts, and the words that go with it, each from 0 to 1. */
    private record Clause(Set<String> quantities, Map<String, Double> words) {

        boolean holds(String kind) {
            return quantities.stream()
                    .map(Statements::kind)
                    .anyMatch(own -> own.equals(kind) || (kind.equals(kind(GIFT)) && Quantities.MONEY.contains(own)));
        }

        /** Without what is said around it. */
        Clause alone() {
            var own = words.entrySet().stream()
                    .filter(word -> word.getValue() == 1)
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            return new Clause(quantities, own);
        }

        double weight(String word) {
            return words.getOrDefault(word, 0.0);
        }
    }

    /**
     * How much a word of another clause still says, where one of the clause itself says 1: of one before it in the sentence,
     * of one behind it, and of the sentence before or the heading. An article leaves out what it has just named; of a text to
     * be judged, which may put things in another order, the clause itself counts.
     */
    private record Weights(double before, double behind, double earlier) {
        static final Weights SOURCE = new Weights(0.75, 0.5, 0.5);
        static final Weights TEXT = new Weights(0.25, 0.25, 0.25);
    }

    private static List<Clause> clauses(String text, Weights weights) {
        var clauses = new ArrayList<Clause>();
        String heading = "";
        String earlier = "";
        for (String sentence : SENTENCE_END.splitAsStream(text).toList()) {
            var parts = parts(sentence);
            for (int i = 0; i < parts.size(); i++) {
                var words = new HashMap<String, Double>();
                add(parts.subList(i, i + 1), 1, words);
                add(parts.subList(0, i), weights.before(), words);
                add(parts.subList(i + 1, parts.size()), weights.behind(), words);
                add(List.of(heading, earlier), weights.earlier(), words);
                clauses.add(new Clause(quantities(parts.get(i)), words));
            }
            heading = heading.isEmpty() ? sentence : heading;
            earlier = sentence;
        }
        return clauses;
    }

    private static void add(List<String> parts, double weight, Map<String, Double> words) {
        parts.stream().flatMap(Statements::words).forEach(word -> words.merge(word, weight, Math::max));
    }

    /** The clauses of a sentence, those without a number joined to the next that has one. */
    private static List<String> parts(String sentence) {
        var parts = new ArrayList<String>();
        String open = "";
        for (String part : CLAUSE_END.splitAsStream(sentence).toList()) {
            open = open + " " + part;
            if (!quantities(part).isEmpty()) {
                parts.add(open);
                open = "";
            }
        }
        if (!parts.isEmpty()) {
            parts.add(parts.remove(parts.size() - 1) + " " + open);
        } else if (!open.isBlank()) {
            parts.add(open);
        }
        return parts;
    }

    private static Set<String> quantities(String part) {
        var found = new HashSet<>(Quantities.in(part));
        var counting = found.stream().map(quantity -> quantity.split(" ", 2)[0]).collect(Collectors.toSet());
        NUMBER.matcher(part)
                .results()
                .map(number -> Numbers.plain(number.group()))
                .filter(number -> !counting.contains(number))
                .forEach(number -> found.add(number + " "));
        if (Undertakings.GIFT.matcher(part).find()) {
            found.add(GIFT);
        }
        return found;
    }

    private static Stream<String> words(String part) {
        String plain = Undertakings.GIFT.matcher(part).replaceAll(" ");
        var latin = LATIN.matcher(plain)
                .results()
                .map(MatchResult::group)
                .filter(word -> !GENERAL.contains(word))
                .map(word -> word.length() <= STEM ? word : word.substring(0, STEM));
        var han = Unsaid.stretches(plain).flatMap(Statements::pairs);
        return Stream.of(latin, han, quantities(part).stream()).flatMap(words -> words);
    }

    private static Stream<String> pairs(String stretch) {
        return stretch.length() < 2
                ? Stream.of(stretch).filter(letter -> !letter.isEmpty())
                : Stream.iterate(0, i -> i + 2 <= stretch.length(), i -> i + 1).map(i -> stretch.substring(i, i + 2));
    }
}
