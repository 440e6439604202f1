package dev.evenhand.bot.learning;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.ArticleStore;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.knowledge.Editions;
import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Reputation;
import dev.evenhand.bot.retrieval.Reputation.Vote;
import dev.evenhand.bot.retrieval.corpus.Language;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets lessons into the calibration of this node: a little after each, and by the hour, since they fade.
 *
 * <p>Lessons change how sure the bot is of an article, and so whether it answers from it; never a word of the article. What
 * was said before an article's last change does not count any more: whoever mends an article gets a fresh start.
 */
public final class Teaching {
    private static final Logger LOG = LoggerFactory.getLogger(Teaching.class);

    private static final int MOST_LESSONS = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration EVERY = Duration.ofHours(1);

    private final Vertx vertx;
    private final Sources sources;
    private final Editions editions;
    private final WorkerExecutor worker;
    private final Clock clock = Clock.systemUTC();
    private final AtomicBoolean due = new AtomicBoolean();
    private final Map<Language, Asked> asked = new ConcurrentHashMap<>();
    private final long timer;

    /** Where lessons are, and since when articles stand as they do. */
    public record Sources(LessonStore lessons, ArticleStore articles) {}

    /** Computes on the worker, some milliseconds a lesson. */
    public Teaching(Vertx vertx, Sources sources, Editions editions, WorkerExecutor worker) {
        this.vertx = vertx;
        this.sources = sources;
        this.editions = editions;
        this.worker = worker;
        sources.lessons().onChange(this::soon);
        editions.onServed(this::soon);
        this.timer = vertx.setPeriodic(EVERY.toMillis(), tick -> soon());
    }

    /** Several changes in a row are taken together. */
    public void soon() {
        if (due.compareAndSet(false, true)) {
            vertx.setTimer(PAUSE.toMillis(), fired -> {
                due.set(false);
                taught().onFailure(cause -> LOG.warn("Lessons are heeded later: {}", cause.getMessage()));
            });
        }
    }

    private Future<Void> taught() {
        return sources.lessons().latest(MOST_LESSONS).compose(latest -> {
            var lessons = latest.stream().filter(Votes::says).toList();
            return worker.executeBlocking(() -> votes(lessons), false)
                    .compose(this::current)
                    .compose(editions::heed);
        });
    }

    private Map<Language, List<Dated>> votes(List<Lesson> lessons) {
        asked.values().forEach(known -> known.votes().keySet().retainAll(lessons));
        var edition = editions.current();
        var today = LocalDate.now(clock);
        var votes = new EnumMap<Language, List<Dated>>(Language.class);
        for (var language : edition.indexes().keySet()) {
            votes.put(language, new ArrayList<>());
        }
        for (var lesson : lessons) {
            var language = Language.of(lesson.text());
            var index = edition.indexes().get(language);
            if (index != null) {
                var dated = votes.getOrDefault(language, new ArrayList<>());
                votes(lesson, index)
                        .forEach(vote -> dated.add(new Dated(vote, lesson.at(), Votes.weight(lesson, today))));
            }
        }
        return votes;
    }

    /** The same question is not asked of the same index twice. */
    private List<Vote> votes(Lesson lesson, Index index) {
        var language = index.corpus().language();
        var known = asked.compute(
                language,
                (own, before) -> before != null && before.of(index) ? before : new Asked(index, new HashMap<>()));
        return known.votes().computeIfAbsent(lesson, unheard -> {
            var ranking = index.withReputation(Reputation.NONE).rank(lesson.text());
            return Votes.of(lesson, ranking.candidates());
        });
    }

    /** Without what was said of an article as it no longer is. */
    private Future<Map<Language, Reputation>> current(Map<Language, List<Dated>> votes) {
        var since = new HashMap<Article.Key, Future<Instant>>();
        votes.forEach((language, dated) ->
                dated.forEach(vote -> since.computeIfAbsent(vote.key(language), sources.articles()::changedAt)));
        return Future.all(List.copyOf(since.values())).map(all -> {
            var reputations = new EnumMap<Language, Reputation>(Language.class);
            votes.forEach((language, dated) -> reputations.put(
                    language,
                    Reputation.of(dated.stream()
                            .filter(vote -> vote.at().isAfter(moment(since, vote.key(language))))
                            .map(Dated::weighted)
                            .toList())));
            return reputations;
        });
    }

    private static Instant moment(Map<Article.Key, Future<Instant>> since, Article.Key key) {
        return Objects.requireNonNull(since.get(key)).result();
    }

    public void close() {
        vertx.cancelTimer(timer);
    }

    /** What the lessons said of one index. */
    private record Asked(Index index, Map<Lesson, List<Vote>> votes) {
        boolean of(Index other) {
            return index.corpus().equals(other.corpus()) && index.calibration() == other.calibration();
        }
    }

    private record Dated(Vote vote, Instant at, double weight) {
        Article.Key key(Language language) {
            return new Article.Key(vote.articleId(), Edition.locale(language));
        }

        Vote weighted() {
            return new Vote(vote.articleId(), vote.confidence(), vote.right(), weight);
        }
    }
}
