package dev.evenhand.bot.knowledge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What makes an article sound, each rule with the sentence its author reads. */
final class ArticleRules {

    static final Set<String> LOCALES = Set.of("en", "zh");

    private static final Pattern ID = Pattern.compile("[^\\p{Cntrl}/\\s](?:[^\\p{Cntrl}/]{0,126}[^\\p{Cntrl}/\\s])?");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S{1,2000}");
    /** So many characters before one that nobody sees tell where it stands. */
    private static final int SHOWN_BEFORE = 20;

    private static final int LONGEST_LINE = 300;
    private static final int LONGEST_QUESTION = 2_000;
    private static final int LONGEST_ANSWER = 20_000;
    private static final int MOST_QUESTIONS = 5_000;
    private static final int MOST_ARTICLES = 20_000;
    private static final int MOST_QUESTIONS_IN_ALL = 100_000;

    private final List<Finding> errors = new ArrayList<>();
    private Place place = Place.of(0);

    private ArticleRules() {}

    /** Everything wrong with a reading: its own errors and the unsound articles, by place. */
    static List<Finding> errors(Reading reading) {
        var rules = new ArticleRules();
        rules.errors.addAll(reading.errors());
        for (int i = 0; i < reading.articles().size(); i++) {
            rules.place = reading.places().get(i);
            rules.check(reading.articles().get(i));
        }
        rules.checkDuplicates(reading);
        rules.checkSize(reading.articles());
        rules.errors.sort(java.util.Comparator.comparingInt(Finding::index));
        return rules.errors;
    }

    private void check(Article article) {
        unless(ID.matcher(article.id()).matches(), "id", "An article needs an id: at most 128 characters, no slash.");
        unless(
                LOCALES.contains(article.locale()),
                "locale",
                "The language must be en or zh, not \"" + article.locale() + "\".");
        checkLine(article.title(), "title", true);
        checkLine(article.topic(), "topic", false);
        unless(!article.answer().isBlank(), "answer", "The answer is empty.");
        unless(
                article.answer().length() <= LONGEST_ANSWER,
                "answer",
                "The answer is longer than " + LONGEST_ANSWER + " characters.");
        checkQuestions(article.questions());
        checkReadable(article);
        checkTimes(article);
        for (int i = 0; i < article.sources().size(); i++) {
            unless(
                    ADDRESS.matcher(article.sources().get(i)).matches(),
                    "sources[" + i + "]",
                    "A source must be an http or https address.");
        }
    }

    private void checkLine(String text, String field, boolean required) {
        unless(!required || !text.isBlank(), field, "The " + field + " is empty.");
        unless(
                text.length() <= LONGEST_LINE,
                field,
                "The " + field + " is longer than " + LONGEST_LINE + " characters.");
    }

    private void checkQuestions(List<String> questions) {
        unless(!questions.isEmpty(), "questions", "An article needs at least one question.");
        unless(questions.size() <= MOST_QUESTIONS, "questions", "More than " + MOST_QUESTIONS + " questions.");
        for (int i = 0; i < questions.size(); i++) {
            String field = "questions[" + i + "]";
            unless(!questions.get(i).isBlank(), field, "The question is empty.");
            unless(
                    questions.get(i).length() <= LONGEST_QUESTION,
                    field,
                    "The question is longer than " + LONGEST_QUESTION + " characters.");
        }
    }

    private void checkReadable(Article article) {
        checkReadable(article.title(), "title");
        checkReadable(article.topic(), "topic");
        checkReadable(article.answer(), "answer");
        for (int i = 0; i < article.questions().size(); i++) {
            checkReadable(article.questions().get(i), "questions[" + i + "]");
        }
    }

    private void checkReadable(String text, String field) {
        PlainText.unseen(text).findFirst().ifPresent(found -> errors.add(place.finding(field, unseen(text, found))));
    }

    /** Whoever pasted it cannot see it: the words before it and its place tell where to look. */
    private static String unseen(String text, int at) {
        String before = text.substring(0, at).strip();
        String words = before.substring(before.offsetByCodePoints(
                before.length(), -Math.min(SHOWN_BEFORE, before.codePointCount(0, before.length()))));
        String where = before.isEmpty() ? "" : ", after \"" + words.replaceAll("\\s+", " ") + "\"";
        return String.format(
                Locale.ROOT,
                "Character %d is U+%04X, which nobody sees%s; delete it.",
                text.codePointCount(0, at) + 1,
                (int) text.charAt(at),
                where);
    }

    private void checkTimes(Article article) {
        var from = article.validFrom();
        var to = article.validTo();
        unless(from == null || to == null || from.isBefore(to), "validTo", "validTo must come after validFrom.");
    }

    private void checkDuplicates(Reading reading) {
        Map<Article.Key, Place> places = new HashMap<>();
        for (int i = 0; i < reading.articles().size(); i++) {
            place = reading.places().get(i);
            var key = reading.articles().get(i).key();
            var first = places.putIfAbsent(key, place);
            unless(
                    first == null,
                    "id",
                    "\"" + key.id() + "\" (" + key.locale() + ") already stands " + (first == null ? "" : first.named())
                            + ".");
        }
    }

    private void checkSize(List<Article> articles) {
        place = Place.of(0);
        int questions = articles.stream().mapToInt(a -> a.questions().size()).sum();
        unless(articles.size() <= MOST_ARTICLES, "", "More than " + MOST_ARTICLES + " articles.");
        unless(questions <= MOST_QUESTIONS_IN_ALL, "", "More than " + MOST_QUESTIONS_IN_ALL + " questions in all.");
    }

    private void unless(boolean sound, String field, String message) {
        if (!sound) {
            errors.add(place.finding(field, message));
        }
    }

    /**
     * Questions that stand in two articles of one language, or twice in one: nobody can tell which is meant.
     *
     * @param staying other articles, which stand already
     */
    static List<Finding> overlaps(Reading reading, List<Article> staying) {
        var warnings = new ArrayList<Finding>();
        Map<String, Article> owners = new HashMap<>();
        for (var article : staying) {
            article.questions().forEach(question -> owners.putIfAbsent(asked(article, question), article));
        }
        for (int i = 0; i < reading.articles().size(); i++) {
            var article = reading.articles().get(i);
            for (int q = 0; q < article.questions().size(); q++) {
                String question = article.questions().get(q);
                var owner = owners.putIfAbsent(asked(article, question), article);
                if (owner != null) {
                    boolean twice = owner.key().equals(article.key());
                    String where = twice ? "twice in this article" : "in \"" + owner.id() + "\" as well";
                    String message = "\"" + question + "\" stands " + where + ".";
                    warnings.add(reading.places().get(i).finding("questions[" + q + "]", message));
                }
            }
        }
        return warnings;
    }

    private static String asked(Article article, String question) {
        return article.locale() + ":" + PlainText.folded(question);
    }
}
