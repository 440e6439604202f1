package dev.evenhand.web.audit;

import dev.evenhand.bot.judge.Judge;
import dev.evenhand.bot.judge.Transcript;
import dev.evenhand.handoff.conversation.ConversationEvent.Audited;
import dev.evenhand.handoff.conversation.ConversationEvent.Graded;
import dev.evenhand.handoff.conversation.ConversationEvent.Opened;
import dev.evenhand.handoff.conversation.ConversationEvent.Verdict;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Agent;
import dev.evenhand.handoff.desk.Desk.Audit;
import dev.evenhand.metrics.audit.ReadingList.Progress;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a manager audits: one conversation at a time, not told who answered in it, nor what the judge said before. */
public final class AuditRoutes implements Api.Routes {
    private static final Duration LOOKS_BACK = Duration.ofDays(90);
    private static final Duration READING = Duration.ofMinutes(15);
    private static final int OFFERED = 200;

    private final JudgeRounds.Needs needs;
    private final Optional<Judge> judge;
    private final Clock clock = Clock.systemUTC();

    private record Wish(double share) {}

    private record Judgement(Verdict verdict, @Nullable String note) {}

    private record Shown(@Nullable String judge, double share, long graded, long audited, AuditStore.Spent spent) {}

    private record Case(String id, String locale, List<Line> lines) {}

    private record Line(String by, String text) {
        static Line of(Transcript.Line line) {
            return new Line(line.customer() ? "customer" : "helper", line.text());
        }
    }

    private record Revealed(Verdict verdict, Verdict grade, String reason, String judge, boolean agrees) {}

    public AuditRoutes(JudgeRounds.Needs needs, Optional<Judge> judge) {
        this.needs = needs;
        this.judge = judge;
    }

    @Override
    public void mount(Api api) {
        api.on("audit", ctx -> shown())
                .on("changeAudit", this::change)
                .on("nextAudit", this::next)
                .on("keepAudit", this::keep);
    }

    private Future<Answer> shown() {
        var progress = needs.list().progress(since());
        var spent = needs.store().spent();
        return Future.all(progress, spent).map(both -> answer(progress.result(), spent.result()));
    }

    private Answer answer(Progress progress, AuditStore.Spent spent) {
        var shown = new Shown(
                judge.map(Judge::model).orElse(null),
                needs.settings().now().gradedShare(),
                progress.graded(),
                progress.audited(),
                spent);
        return new Answer(200, Json.complete(shown).toString());
    }

    private Future<Answer> change(RoutingContext ctx) {
        double share = BoundedBody.as(ctx, Wish.class).share();
        if (share > 0 && judge.isEmpty()) {
            return Future.failedFuture(Problem.field(
                    "share", "There is no model to grade with; set EVENHAND_LLM_BASE_URL and EVENHAND_LLM_MODEL."));
        }
        return needs.settings().change(old -> old.grading(share)).compose(changed -> shown());
    }

    private Future<Answer> next(RoutingContext ctx) {
        var reader = Staff.of(ctx).grant().id();
        return needs.list()
                .unaudited(since(), OFFERED)
                .compose(due -> first(reader, due.iterator()))
                .map(found -> found.map(Answer::ok).orElseGet(Answer::nothing));
    }

    /** The first that nobody else reads just now and whose words are still there. */
    private Future<Optional<Case>> first(String reader, Iterator<String> due) {
        if (!due.hasNext()) {
            return Future.succeededFuture(Optional.empty());
        }
        var id = due.next();
        return needs.store()
                .claim(reading(id), reader, READING)
                .compose(ours -> ours ? read(id) : Future.succeededFuture(Optional.<Case>empty()))
                .compose(found -> found.isPresent() ? Future.succeededFuture(found) : first(reader, due));
    }

    private Future<Optional<Case>> read(String id) {
        return history(id)
                .map(history -> event(history, Graded.class).isEmpty()
                                || event(history, Audited.class).isPresent()
                        ? Optional.empty()
                        : Optional.of(shown(id, history)));
    }

    private static Case shown(String id, List<Entry> history) {
        var lines = Transcript.of(history).lines().stream().map(Line::of).toList();
        var locale = event(history, Opened.class)
                .map(opened -> opened.opening().locale())
                .orElse("");
        return new Case(id, locale, lines);
    }

    private static String reading(String id) {
        return "audit:" + id;
    }

    private Future<Answer> keep(RoutingContext ctx) {
        var id = Objects.requireNonNull(ctx.pathParam("id"));
        var wish = BoundedBody.as(ctx, Judgement.class);
        var audit = new Audit(
                wish.verdict(), Objects.requireNonNullElse(wish.note(), "").strip());
        return history(id).compose(history -> {
            var graded = event(history, Graded.class);
            if (graded.isEmpty()) {
                return Future.failedFuture(Problem.of(
                        ProblemKind.NOT_FOUND, "No such conversation was graded; only graded ones are audited."));
            }
            boolean audited = event(history, Audited.class).isPresent();
            return (audited ? Future.<Void>succeededFuture() : drawn(id, ctx))
                    .compose(ours -> kept(id, Staff.of(ctx).agent(), audit))
                    .map(kept -> Answer.ok(revealed(wish.verdict(), graded.get())));
        });
    }

    /** Who could choose what to audit would choose a sample; only what {@link #next} has drawn for the reader counts. */
    private Future<Void> drawn(String id, RoutingContext ctx) {
        return needs.store()
                .has(reading(id), Staff.of(ctx).grant().id())
                .compose(ours -> ours
                        ? Future.succeededFuture()
                        : Future.failedFuture(Problem.of(
                                ProblemKind.NOT_DRAWN,
                                "This conversation was not drawn for you, or more than a quarter of an hour ago.")));
    }

    private Future<Void> kept(String id, Agent reader, Audit audit) {
        return needs.desk()
                .audit(id, reader, audit)
                .compose(first -> first ? Future.succeededFuture() : same(id, reader.id(), audit.verdict()));
    }

    /** Sending the same again is no second audit. */
    private Future<Void> same(String id, String reader, Verdict verdict) {
        return history(id)
                .compose(history -> event(history, Audited.class)
                                .filter(audited -> audited.by().id().equals(reader) && audited.verdict() == verdict)
                                .isPresent()
                        ? Future.succeededFuture()
                        : Future.failedFuture(Problem.of(
                                ProblemKind.ALREADY_AUDITED, "It has been audited already; the first audit counts.")));
    }

    private static Revealed revealed(Verdict verdict, Graded graded) {
        return new Revealed(
                verdict, graded.verdict(), graded.reason(), graded.by().id(), graded.verdict() == verdict);
    }

    private Future<List<Entry>> history(String id) {
        return needs.desk()
                .history(id, null)
                .recover(failure ->
                        failure instanceof Refusal ? Future.succeededFuture(List.of()) : Future.failedFuture(failure));
    }

    private static <E> Optional<E> event(List<Entry> history, Class<E> kind) {
        return history.stream()
                .map(Entry::event)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }

    private Instant since() {
        return clock.instant().minus(LOOKS_BACK);
    }
}
