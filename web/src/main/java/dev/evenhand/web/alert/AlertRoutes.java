package dev.evenhand.web.alert;

import dev.evenhand.web.auth.Account;
import dev.evenhand.web.auth.AccountStore;
import dev.evenhand.web.auth.Role;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.webhook.Occasion;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What managers do about alerts: take them in hand, say what was found, resolve them with a note. */
public final class AlertRoutes implements Api.Routes {
    private final AlertStore store;
    private final Announcing announcing;
    private final AccountStore accounts;
    private final Clock clock = Clock.systemUTC();

    private record Taking(@Nullable String owner) {}

    private record Words(String text) {}

    private record Ending(String note) {}

    public AlertRoutes(AlertStore store, Tellers tellers, AccountStore accounts) {
        this.store = store;
        this.announcing = new Announcing(store, tellers);
        this.accounts = accounts;
    }

    @Override
    public void mount(Api api) {
        api.on("openAlerts", ctx -> all())
                .on("acknowledgeAlert", this::acknowledge)
                .on("explainAlert", this::explain)
                .on("resolveAlert", this::resolve);
    }

    private Future<Answer> all() {
        var open = store.open();
        var resolved = store.resolved();
        return Future.all(open, resolved)
                .map(both -> Answer.ok(Map.of("open", open.result(), "resolved", resolved.result())));
    }

    private Future<Answer> acknowledge(RoutingContext ctx) {
        var by = name(ctx);
        return owner(BoundedBody.as(ctx, Taking.class).owner(), by)
                .compose(owner ->
                        change(ctx, Occasion.ALERT_ACKNOWLEDGED, alert -> alert.acknowledged(by, owner, now())));
    }

    /** Somebody else must be one who may see it. */
    private Future<String> owner(@Nullable String wanted, String by) {
        return wanted == null
                ? Future.succeededFuture(by)
                : accounts.all().map(all -> all.stream()
                        .filter(one -> one.name().equals(wanted))
                        .filter(one -> one.roles().contains(Role.MANAGER)
                                || one.roles().contains(Role.ADMIN))
                        .map(Account::displayName)
                        .findFirst()
                        .orElseThrow(() -> Problem.field("owner", "There is no manager's account " + wanted + ".")));
    }

    private Future<Answer> explain(RoutingContext ctx) {
        var words = BoundedBody.as(ctx, Words.class).text().strip();
        return change(ctx, null, alert -> alert.explained(name(ctx), words, now()));
    }

    private Future<Answer> resolve(RoutingContext ctx) {
        var note = BoundedBody.as(ctx, Ending.class).note().strip();
        return note.isEmpty()
                ? Future.failedFuture(Problem.field("note", "Say in a note what was found and done."))
                : change(ctx, Occasion.ALERT_RESOLVED, alert -> alert.resolved(name(ctx), note, now()));
    }

    private Future<Answer> change(RoutingContext ctx, @Nullable Occasion occasion, UnaryOperator<Alert> step) {
        var id = Objects.requireNonNull(ctx.pathParam("id"));
        return store.open()
                .map(open -> open.stream()
                        .filter(alert -> alert.id().equals(id))
                        .findFirst()
                        .orElseThrow(() -> Problem.of(ProblemKind.NOT_FOUND, "There is no such open alert.")))
                .map(step)
                .compose(changed -> announcing
                        .keep(changed, occasion)
                        .compose(kept -> kept
                                ? Future.succeededFuture()
                                : Future.failedFuture(Problem.of(
                                        ProblemKind.OUTDATED, "The alert has changed meanwhile; look at it again.")))
                        .map(done -> Answer.ok(changed)));
    }

    private Instant now() {
        return clock.instant();
    }

    private static String name(RoutingContext ctx) {
        return Staff.of(ctx).grant().displayName();
    }
}
