package dev.evenhand.bot.redis;

import dev.evenhand.bot.learning.Lesson;
import dev.evenhand.bot.learning.LessonStore;
import dev.evenhand.handoff.redis.RedisLink;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lessons in the articles' slot: a hash by turn, and their moments in a sorted set. */
public final class RedisLessons implements LessonStore {

    private static final String LESSONS = "{a}:lessons";
    private static final String TIMES = "{a}:lessons:at";
    private static final String CHANGED = "a:learned";
    private static final int KEPT = 20_000;

    private static final RedisLink.Script LEARN = Scripts.load("learn");
    private static final RedisLink.Script LATEST = Scripts.load("lessons");

    private final RedisLink link;

    public RedisLessons(RedisLink link) {
        this.link = link;
    }

    @Override
    public Future<Void> keep(Lesson lesson) {
        var args = List.of(
                lesson.id(),
                Integer.toString(lesson.kind().strength()),
                json(lesson).encode(),
                Long.toString(lesson.at().toEpochMilli()),
                Integer.toString(KEPT));
        return link.run(LEARN, List.of(LESSONS, TIMES), args).compose(kept -> {
            boolean fresh = kept != null && kept.toInteger() == 1;
            return fresh ? told() : Future.succeededFuture();
        });
    }

    /** Whoever misses it hears of the next one, or looks by the hour. */
    private Future<Void> told() {
        return link.publish(CHANGED, "").<Void>mapEmpty().otherwiseEmpty();
    }

    @Override
    public void onChange(Runnable listener) {
        link.subscribe(CHANGED, payload -> listener.run());
    }

    @Override
    public Future<List<Lesson>> latest(int most) {
        return link.run(LATEST, List.of(LESSONS, TIMES), List.of(Integer.toString(most)))
                .map(RedisLessons::lessons);
    }

    private static List<Lesson> lessons(@Nullable Response response) {
        var lessons = new ArrayList<Lesson>();
        if (response != null) {
            response.forEach(line -> {
                String text = line.toString();
                if (!text.isEmpty()) {
                    lessons.add(lesson(new JsonObject(text.substring(text.indexOf(' ') + 1))));
                }
            });
        }
        return lessons;
    }

    @Override
    public Future<Void> forget(List<String> ids) {
        if (ids.isEmpty()) {
            return Future.succeededFuture();
        }
        var fields = new ArrayList<>(List.of(LESSONS));
        fields.addAll(ids);
        var members = new ArrayList<>(List.of(TIMES));
        members.addAll(ids);
        return link.send(Command.HDEL, fields.toArray(String[]::new))
                .compose(gone -> link.send(Command.ZREM, members.toArray(String[]::new)))
                .compose(gone -> told());
    }

    private static JsonObject json(Lesson lesson) {
        return new JsonObject()
                .put("conversation", lesson.conversation())
                .put("turn", lesson.turn())
                .put("at", lesson.at().toString())
                .put("locale", lesson.locale())
                .put("text", lesson.text())
                .put("answeredBy", lesson.answeredBy())
                .put("right", lesson.right())
                .put("kind", lesson.kind().code());
    }

    private static Lesson lesson(JsonObject json) {
        return new Lesson(
                json.getString("conversation"),
                json.getInteger("turn"),
                Instant.parse(json.getString("at")),
                json.getString("locale"),
                json.getString("text"),
                json.getString("answeredBy"),
                json.getString("right"),
                Lesson.Kind.of(json.getString("kind")));
    }
}
