package dev.evenhand.bot.answer;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.question.Asked;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Several questions in one turn. None of them is passed over in silence: each is answered, or said to be open, or takes
 * all of them to a person.
 */
final class Several {

    /** More than these are a letter, not a chat. */
    private static final int MOST = 5;

    /** As likely as not. */
    static final double RATHER = 0.5;

    private final Map<Article, Found> answers = new LinkedHashMap<>();
    private final Map<Asked, Found> unsure = new LinkedHashMap<>();
    private final List<Found> near = new ArrayList<>();
    private final List<Asked> questions;

    private Several(List<Asked> questions) {
        this.questions = questions;
    }

    /** Looks each of them up; the first is understood from what went before. */
    static Several of(List<Asked> questions, Readings readings, Context context) {
        var several = new Several(questions);
        for (int i = 0; i < Math.min(MOST, questions.size()); i++) {
            var asked = questions.get(i);
            var found = i == 0
                    ? readings.inContext(asked, context)
                    : readings.next(asked, questions.get(i - 1), several.articles(), context);
            several.takeBesides(readings.besides(asked, context), found.answer().isPresent());
            several.take(asked, found);
        }
        return several;
    }

    /** Beside a question that is answered it is answered as well, beside another it may be what is meant. */
    private void takeBesides(List<Found> told, boolean sure) {
        if (sure) {
            told.forEach(found -> found.answer().ifPresent(article -> answers.putIfAbsent(article, found)));
        } else {
            near.addAll(told);
        }
    }

    private void take(Asked asked, Found found) {
        found.answer().ifPresentOrElse(article -> answers.putIfAbsent(article, found), () -> unsure.put(asked, found));
    }

    /** Answered from, in the order of the questions. */
    List<Article> articles() {
        return List.copyOf(answers.keySet());
    }

    /** A matter for people among them takes the others with it. */
    Optional<Article> forPeople() {
        return answers.keySet().stream().filter(Article::handoff).findFirst();
    }

    /** What was found for all of them, beside what was for the whole turn. */
    Found found(Found whole) {
        if (questions.size() == 1 && answers.size() < 2 && near.isEmpty()) {
            return all().findFirst().orElseThrow();
        }
        var merged = whole.with(all().toList());
        return answers.isEmpty() && whole.answer().isEmpty() ? merged.doubted() : merged;
    }

    private Stream<Found> all() {
        return Stream.of(answers.values(), unsure.values(), near).flatMap(Collection::stream);
    }

    /** The questions that these articles leave open. */
    List<Asked> open(List<Article> answered) {
        return unsure.entrySet().stream()
                .filter(entry -> !sameThing(entry.getValue(), answered))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** A question that repeats in other words what is answered. */
    private static boolean sameThing(Found found, List<Article> answered) {
        return !Options.of(found).isEmpty()
                && found.best().filter(answered::contains).isPresent();
    }

    /** Whether a question is rather about none of the articles; one that is about one can be asked once more. */
    boolean strange(Asked asked) {
        var found = unsure.get(asked);
        return found != null && found.confidence() < RATHER;
    }

    /** The questions to which nothing comes near, though there is something near another. */
    List<Asked> unknown() {
        var unknown = unsure.entrySet().stream()
                .filter(entry -> Options.of(entry.getValue()).isEmpty())
                .map(Map.Entry::getKey)
                .toList();
        return unknown.size() == questions.size()
                ? List.of()
                : unknown.stream().filter(asked -> !asked.leans()).toList();
    }

    /** More than can be answered in a chat. */
    boolean tooMany() {
        return questions.size() > MOST;
    }
}
