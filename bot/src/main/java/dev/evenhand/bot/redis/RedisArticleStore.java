package dev.evenhand.bot.redis;

import dev.evenhand.bot.exchange.ArticleJson;
import dev.evenhand.bot.knowledge.AnswerPolicy;
import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.ArticleStore;
import dev.evenhand.bot.knowledge.Catalogue;
import dev.evenhand.bot.knowledge.OutdatedArticle;
import dev.evenhand.bot.knowledge.PastChange;
import dev.evenhand.bot.knowledge.Revision;
import dev.evenhand.handoff.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Articles in one Redis slot, as JSON under {@code locale:id}, and beside them the order in which they stand. */
public final class RedisArticleStore implements ArticleStore {
    private static final Logger LOG = LoggerFactory.getLogger(RedisArticleStore.class);

    private static final String ARTICLES = "{a}:articles";
    private static final String PLACES = "{a}:places";
    private static final String NUMBER = "{a}:number";
    private static final String POLICY = "{a}:policy";
    private static final String HISTORY = "{a}:history";
    private static final String CHANGED = "a:changed";
    private static final int HISTORY_KEPT = 1_000;
    private static final String PAST = "{a}:past:";
    private static final int PAST_KEPT = 30;
    private static final int MOST_TRIES = 20;

    private static final RedisLink.Script AMEND = Scripts.load("amend");
    private static final RedisLink.Script LOAD = Scripts.load("articles");
    private static final RedisLink.Script ADOPT = Scripts.load("policy");

    private final RedisLink link;
    private final Clock clock;

    public RedisArticleStore(RedisLink link, Clock clock) {
        this.link = link;
        this.clock = clock;
    }

    @Override
    public Future<Catalogue> load() {
        return link.run(LOAD, List.of(ARTICLES, NUMBER, POLICY, PLACES), List.of())
                .map(RedisArticleStore::catalogue);
    }

    private static Catalogue catalogue(@Nullable Response response) {
        var parts = Objects.requireNonNull(response, "a script's table is never nil");
        var articles = new ArrayList<Article>();
        for (int i = 2; i < parts.size(); i++) {
            var article = read(parts.get(i).toString());
            if (article != null) {
                articles.add(article);
            }
        }
        return new Catalogue(
                parts.get(0).toLong(), articles, PolicyJson.read(parts.get(1).toString()));
    }

    private static @Nullable Article read(String json) {
        var faults = new LoggedFaults();
        return ArticleJson.read(new JsonObject(json), faults);
    }

    @Override
    public Future<Long> number() {
        return link.send(Command.GET, NUMBER).map(response -> response == null ? 0 : response.toLong());
    }

    @Override
    public Future<Applied> apply(Amendment amendment) {
        var note = amendment.note();
        var args = new ArrayList<String>();
        args.add(amendment.kind().name().toLowerCase(Locale.ROOT));
        args.add(json(note));
        args.add(Integer.toString(HISTORY_KEPT));
        args.add(link.channel(CHANGED));
        args.add(PAST);
        args.add(Integer.toString(PAST_KEPT));
        args.add(amendment.seen() == Amendment.WHATEVER_STANDS ? "" : Long.toString(amendment.seen()));
        args.add(Integer.toString(amendment.remove().size()));
        amendment.remove().forEach(key -> args.add(field(key)));
        for (var article : amendment.put()) {
            args.add(field(article.key()));
            args.add(ArticleJson.write(article).encode());
        }
        return link.run(AMEND, List.of(ARTICLES, NUMBER, HISTORY, PLACES), args).compose(RedisArticleStore::applied);
    }

    @Override
    public Future<Kept> change(AnswerPolicy usual, UnaryOperator<AnswerPolicy> change, String by) {
        return changed(
                before -> change.apply(Objects.requireNonNullElse(PolicyJson.read(before), usual)), by, MOST_TRIES);
    }

    private Future<Kept> changed(Function<String, AnswerPolicy> change, String by, int tries) {
        return link.send(Command.GET, POLICY).compose(kept -> {
            String before = kept == null ? "" : kept.toString();
            var after = change.apply(before);
            return adopt(before, after, by).compose(number -> {
                if (number >= 0) {
                    return Future.succeededFuture(new Kept(number, after));
                }
                return tries > 1
                        ? changed(change, by, tries - 1)
                        : Future.failedFuture(new IllegalStateException("too many changes of the policy at once"));
            });
        });
    }

    /** The number it led to; -1 where the policy is no longer the one of before. */
    private Future<Long> adopt(String before, AnswerPolicy after, String by) {
        var note = json(new Note(by, "policy", after.toText()));
        var args =
                List.of(before, PolicyJson.write(after), note, Integer.toString(HISTORY_KEPT), link.channel(CHANGED));
        return link.run(ADOPT, List.of(POLICY, NUMBER, HISTORY), args)
                .map(number -> Objects.requireNonNull(number, "a script's number is never nil")
                        .toLong());
    }

    private String json(Note note) {
        return new JsonObject()
                .put("at", clock.instant().toString())
                .put("by", note.by())
                .put("what", note.what())
                .put("subject", note.subject())
                .encode();
    }

    private static Future<Applied> applied(@Nullable Response response) {
        var parts = Objects.requireNonNull(response, "a script's table is never nil");
        int changed = parts.get(1).toInteger();
        return changed < 0
                ? Future.failedFuture(new OutdatedArticle())
                : Future.succeededFuture(
                        new Applied(parts.get(0).toLong(), changed, parts.get(2).toInteger()));
    }

    @Override
    public Future<List<Revision>> history(int most) {
        return link.send(Command.LRANGE, HISTORY, "0", Integer.toString(most - 1))
                .map(response -> {
                    var revisions = new ArrayList<Revision>();
                    if (response != null) {
                        response.forEach(line -> revisions.add(revision(line.toString())));
                    }
                    return revisions;
                });
    }

    /** A line is the number, a blank, and the note as JSON. */
    private static Revision revision(String line) {
        int blank = line.indexOf(' ');
        var note = new JsonObject(line.substring(blank + 1));
        return new Revision(
                Catalogue.name(Long.parseLong(line.substring(0, blank))),
                Instant.parse(note.getString("at")),
                note.getString("by"),
                note.getString("what"),
                note.getString("subject"));
    }

    @Override
    public Future<List<PastChange>> past(Article.Key key) {
        return link.send(Command.LRANGE, PAST + field(key), "0", "-1").map(response -> {
            var changes = new ArrayList<PastChange>();
            if (response != null) {
                response.forEach(line -> changes.add(change(line.toString())));
            }
            return changes;
        });
    }

    @Override
    public Future<Instant> changedAt(Article.Key key) {
        return link.send(Command.LINDEX, PAST + field(key), "0")
                .map(last -> last == null
                        ? Instant.EPOCH
                        : change(last.toString()).revision().at());
    }

    /** Number, note and what stood before, a line each. */
    private static PastChange change(String entry) {
        String[] lines = entry.split("\n", 3);
        return new PastChange(revision(lines[0] + " " + lines[1]), lines[2].isEmpty() ? null : read(lines[2]));
    }

    @Override
    public void onChange(Runnable listener) {
        link.subscribe(CHANGED, number -> listener.run());
    }

    private static String field(Article.Key key) {
        return key.locale() + ":" + key.id();
    }

    /** What a newer release may have stored and this one does not know. */
    private static final class LoggedFaults implements ArticleJson.Faults {
        private int count;

        @Override
        public void fault(String field, String message) {
            count++;
            LOG.warn("A stored article is passed over: {}", message);
        }

        @Override
        public int count() {
            return count;
        }
    }
}
