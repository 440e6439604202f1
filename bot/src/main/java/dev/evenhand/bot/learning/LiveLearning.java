package dev.evenhand.bot.learning;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.knowledge.PlainText;
import dev.evenhand.bot.language.ForeignLanguage;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.encoder.Encoder;
import dev.evenhand.handoff.conversation.Texts;
import dev.evenhand.handoff.desk.Desk;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Learning over what the store holds; computing happens on a worker. */
public final class LiveLearning implements Learning {

    private static final int MOST_LESSONS = 5_000;
    /** Older questions than these are not looked at; two milliseconds each. */
    private static final int MOST_CLUSTERED = 1_000;

    private static final int MOST_CLUSTERS = 100;
    private static final int MOST_QUESTIONS = 20;
    private static final int MOST_EXAMPLES = 5;
    private static final int LONGEST_TITLE = 200;

    private final Desk desk;
    private final LessonStore store;
    private final Thinking thinking;

    /**
     * What computing needs.
     *
     * @param editions what serves
     * @param encoders of questions
     * @param worker to do it on
     */
    public record Thinking(
            Supplier<Edition> editions, Function<Language, ? extends Encoder> encoders, WorkerExecutor worker) {}

    public LiveLearning(Desk desk, LessonStore store, Thinking thinking) {
        this.desk = desk;
        this.store = store;
        this.thinking = thinking;
    }

    @Override
    public Future<Boolean> correct(String conversation, @Nullable String articleId) {
        var now = Clock.systemUTC().instant();
        return desk.history(conversation, null)
                .map(history -> new Lessons(conversation, history).corrected(articleId, now))
                .compose(lesson -> lesson.map(known -> store.keep(known).map(true))
                        .orElseGet(() -> Future.succeededFuture(false)));
    }

    @Override
    public Future<Void> dismiss(List<String> lessonIds) {
        return store.forget(lessonIds);
    }

    @Override
    public Future<Report> report(String locale) {
        return store.latest(MOST_LESSONS)
                .compose(lessons -> thinking.worker().executeBlocking(() -> report(lessons, locale), false));
    }

    private Report report(List<Lesson> all, String locale) {
        var lessons = all.stream()
                .filter(lesson -> language(lesson) == Edition.language(locale))
                .toList();
        Map<String, Integer> kinds = lessons.stream()
                .collect(Collectors.groupingBy(lesson -> lesson.kind().code(), Collectors.summingInt(lesson -> 1)));
        return new Report(kinds, unanswered(lessons, Edition.language(locale)), disliked(lessons, locale));
    }

    /** What was written decides, not where: many a conversation in Chinese has English questions in it. */
    private static Language language(Lesson lesson) {
        return Language.of(lesson.text());
    }

    private List<Cluster> unanswered(List<Lesson> lessons, Language language) {
        var open = lessons.stream()
                .filter(lesson -> lesson.right() == null
                        && lesson.answeredBy() == null
                        && !PlainText.seen(lesson.text()).isBlank())
                .limit(MOST_CLUSTERED)
                .toList();
        // A sentence model that does not speak a language finds all its sentences alike, and some English ones too.
        var byLanguage = open.stream()
                .collect(Collectors.groupingBy(
                        lesson -> written(lesson, language), LinkedHashMap::new, Collectors.toList()));
        return byLanguage.entrySet().stream()
                .flatMap(entry -> alike(entry.getValue(), language).map(cluster -> cluster(cluster, entry.getKey())))
                .sorted(Comparator.comparingInt((Cluster cluster) -> -cluster.count()))
                .limit(MOST_CLUSTERS)
                .toList();
    }

    /** Questions of one language that mean about the same and have no answer yet. */
    private Stream<List<Lesson>> alike(List<Lesson> lessons, Language language) {
        var encoder = thinking.encoders().apply(language);
        var vectors =
                lessons.stream().map(lesson -> encoder.encode(lesson.text())).toList();
        return Clusters.of(vectors).stream()
                .map(places -> places.stream().map(lessons::get).toList())
                .filter(cluster -> !answeredNow(cluster.get(0).text(), language));
    }

    /** The language a question was written in, as far as it can be told: its own, or that of the articles. */
    private static String written(Lesson lesson, Language language) {
        return ForeignLanguage.of(lesson.text()).map(Locale::toLanguageTag).orElse(Edition.locale(language));
    }

    /** Somebody has written the article since. */
    private boolean answeredNow(String text, Language language) {
        var index = thinking.editions().get().indexes().get(language);
        if (index == null) {
            return false;
        }
        var ranking = index.rank(text);
        return ranking.candidates().stream()
                .findFirst()
                .filter(best -> best.confidence() >= ranking.threshold())
                .isPresent();
    }

    /** A draft is in a language that articles can have. */
    private static Cluster cluster(List<Lesson> alike, String written) {
        String representative = PlainText.seen(alike.get(0).text());
        var questions = alike.stream()
                .map(lesson -> PlainText.seen(lesson.text()))
                .distinct()
                .limit(MOST_QUESTIONS)
                .toList();
        var last = alike.stream().map(Lesson::at).max(Comparator.naturalOrder()).orElse(Instant.EPOCH);
        var draft = new Article(
                id(representative, alike.get(0)),
                Edition.locale(language(alike.get(0))),
                "",
                shortened(representative),
                questions,
                "",
                false,
                null,
                null,
                List.of());
        return new Cluster(
                representative,
                written,
                alike.size(),
                last,
                alike.stream().map(Lesson::id).toList(),
                draft);
    }

    private static String id(String question, Lesson lesson) {
        String slug = PlainText.slug(question);
        return slug.isEmpty() ? "draft-" + lesson.conversation() : slug;
    }

    /** Several messages stand apart. */
    private static String shortened(String text) {
        String line = text.strip().replaceAll("\\s*\\R\\s*", " / ").replaceAll("\\s+", " ");
        return Texts.shortened(line, LONGEST_TITLE);
    }

    private List<Disliked> disliked(List<Lesson> lessons, String locale) {
        var byArticle = new LinkedHashMap<String, List<Lesson>>();
        for (var lesson : lessons) {
            if (lesson.answeredBy() != null) {
                byArticle
                        .computeIfAbsent(lesson.answeredBy(), id -> new ArrayList<>())
                        .add(lesson);
            }
        }
        return byArticle.entrySet().stream()
                .map(entry -> disliked(entry.getKey(), entry.getValue(), locale))
                .filter(article -> article.no() + article.returned() > 0)
                .sorted(Comparator.comparingInt((Disliked article) -> -article.no())
                        .thenComparing(article -> -article.returned())
                        .thenComparing(Disliked::articleId))
                .toList();
    }

    private Disliked disliked(String id, List<Lesson> lessons, String locale) {
        var against = lessons.stream()
                .filter(lesson -> lesson.kind() != Lesson.Kind.SOLVED && !id.equals(lesson.right()))
                .toList();
        int returned = (int) against.stream()
                .filter(lesson -> lesson.kind() == Lesson.Kind.RETURNED)
                .count();
        String title = thinking.editions()
                .get()
                .article(Edition.language(locale), id)
                .map(Article::title)
                .orElse(id);
        var examples = against.stream()
                .map(Lesson::text)
                .distinct()
                .limit(MOST_EXAMPLES)
                .toList();
        int no = against.size() - returned;
        int yes = lessons.size() - against.size();
        return new Disliked(id, title, no, returned, yes, shift(id, Edition.language(locale)), examples);
    }

    private double shift(String article, Language language) {
        var index = thinking.editions().get().indexes().get(language);
        return index == null ? 0 : index.reputation().shifts().getOrDefault(article, 0.0);
    }
}
