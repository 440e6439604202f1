package dev.evenhand.web.activity;

import dev.evenhand.web.auth.StaffNames;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who changed or took out what, for administrators: read only, a page at a time. */
public final class ActivityRoutes implements Api.Routes {
    private static final int A_PAGE = 50;
    private static final int AT_ONCE = 500;

    private final ActivityLog log;
    private final StaffNames names;

    /** What is asked for; null for everybody, every kind, the latest. */
    private record Asked(@Nullable String who, @Nullable String kind, @Nullable String before) {
        boolean fits(Activity activity) {
            return (who == null || who.equals(activity.who())) && (kind == null || kind.equals(activity.kind()));
        }
    }

    private record Line(
            String id,
            Instant at,
            String who,
            String name,
            String kind,
            String what,
            @Nullable String about,
            Map<String, String> fields) {}

    /** {@code next} is what {@code before} must be to read on; null at the end. */
    private record Page(List<Line> entries, List<Person> people, @Nullable String next) {}

    private record Person(String id, String name) {}

    public ActivityRoutes(ActivityLog log, StaffNames names) {
        this.log = log;
        this.names = names;
    }

    @Override
    public void mount(Api api) {
        api.on("activity", this::page);
    }

    private Future<Answer> page(RoutingContext ctx) {
        var asked = new Asked(given(ctx, "who"), given(ctx, "kind"), given(ctx, "before"));
        return found(asked, asked.before(), List.of())
                .compose(entries -> names.all().map(known -> Answer.ok(page(entries, known))));
    }

    private static @Nullable String given(RoutingContext ctx, String name) {
        var value = ctx.queryParams().get(name);
        return value == null || value.isBlank() ? null : value;
    }

    /** One more than a page where there are as many, so that it is known whether it goes on. */
    private Future<List<ActivityLog.Entry>> found(Asked asked, @Nullable String before, List<ActivityLog.Entry> sofar) {
        return log.before(before, AT_ONCE).compose(read -> {
            var all = new ArrayList<>(sofar);
            read.stream().filter(entry -> asked.fits(entry.activity())).forEach(all::add);
            return read.size() < AT_ONCE || all.size() > A_PAGE
                    ? Future.succeededFuture(all)
                    : found(asked, read.get(read.size() - 1).id(), all);
        });
    }

    private static Page page(List<ActivityLog.Entry> found, Map<String, String> known) {
        var shown =
                found.stream().limit(A_PAGE).map(entry -> line(entry, known)).toList();
        var people = known.entrySet().stream()
                .map(person -> new Person(person.getKey(), person.getValue()))
                .sorted(Comparator.comparing(Person::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        return new Page(
                shown, people, found.size() > A_PAGE ? shown.get(A_PAGE - 1).id() : null);
    }

    /** Under the name they have today; what they are called in the log is what they were called then. */
    private static Line line(ActivityLog.Entry entry, Map<String, String> known) {
        var done = entry.activity();
        var about = done.about();
        return new Line(
                entry.id(),
                done.at(),
                done.who(),
                known.getOrDefault(done.who(), done.name()),
                done.kind(),
                done.what(),
                about == null ? null : Objects.requireNonNullElse(known.get(about), about),
                done.fields());
    }
}
