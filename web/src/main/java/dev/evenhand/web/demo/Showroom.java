package dev.evenhand.web.demo;

import dev.evenhand.metrics.outcome.Facts;
import dev.evenhand.metrics.outcome.OutcomeRow;
import dev.evenhand.web.auth.Account;
import dev.evenhand.web.auth.Accounts;
import dev.evenhand.web.auth.Role;
import dev.evenhand.web.node.Node;
import dev.evenhand.web.server.Services;
import dev.evenhand.web.server.WebServer;
import dev.evenhand.web.settings.CurrentSettings;
import dev.evenhand.web.settings.Experiment;
import dev.evenhand.web.settings.Settings;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What the demo adds to a node: three accounts whose passwords are no secret, and ninety synthetic days with an experiment
 * that ended when the demo began.
 *
 * <p>{@code GET /api/v1/demo} tells the front page whom to sign in; it exists in the demo only.
 */
public final class Showroom implements Node.Extras {
    private static final long SEED = 20261001;
    private static final int BATCH = 500;
    private static final String MANAGER = "mia";

    /** A demo account. */
    private record Person(String name, String displayName, Role role, String password) {
        JsonObject told() {
            return new JsonObject()
                    .put("role", role.name().toLowerCase(java.util.Locale.ROOT))
                    .put("name", name)
                    .put("displayName", displayName)
                    .put("password", password);
        }
    }

    private static final List<Person> PEOPLE = List.of(
            new Person("ana", "Ana", Role.AGENT, "demo-agent-ana"),
            new Person("ben", "Ben", Role.AGENT, "demo-agent-ben"),
            new Person(MANAGER, "Mia", Role.MANAGER, "demo-manager-mia"));

    @Override
    public List<Services.Mount> mounts() {
        return List.of((router, identity) -> {
            var accounts = new JsonArray(PEOPLE.stream().map(Person::told).toList());
            var body = new JsonObject().put("demo", true).put("accounts", accounts);
            router.get("/api/v1/demo").handler(ctx -> ctx.json(body));
        });
    }

    @Override
    public Future<Void> furnish(Node.Floors floors, WebServer web) {
        return web.accounts().all().compose(present -> {
            var missing = missing(present);
            return missing.isEmpty()
                    ? Future.succeededFuture()
                    : remember(floors, begun(present))
                            .compose(done -> floors.metrics().level())
                            .compose(done -> conclude(web.settings(), begun(present)))
                            .compose(done -> hire(web.accounts(), missing));
        });
    }

    /** Over, so that whoever tries the demo meets the bot and not a person drawn by chance. */
    private static Future<Void> conclude(CurrentSettings settings, Instant end) {
        return settings.change(old -> concluded(old, end)).mapEmpty();
    }

    static Settings concluded(Settings settings, Instant end) {
        var start = end.minus(History.DAYS, ChronoUnit.DAYS);
        var ran = settings.with(
                History.DRAWN_TO_PEOPLE, Experiment.started(Experiment.Eligibility.EVERYBODY, start, MANAGER));
        return ran.with(0, ran.experiment().stopped(end, MANAGER));
    }

    /** People come last, so that a start cut off is made up for by the next; once all are here the data is left alone. */
    private static List<Person> missing(List<Account> present) {
        var names = present.stream().map(Account::name).toList();
        return PEOPLE.stream().filter(person -> !names.contains(person.name())).toList();
    }

    /** When the first start made the administrator: repeated, the history of the same moment replaces itself. */
    private static Instant begun(List<Account> present) {
        return present.stream()
                .map(Account::createdAt)
                .min(Comparator.naturalOrder())
                .orElseGet(Instant::now);
    }

    private static Future<Void> hire(Accounts accounts, List<Person> people) {
        return Future.all(people.stream()
                        .map(person -> accounts.create(new Accounts.Draft(
                                person.name(), person.displayName(), person.password(), Set.of(person.role()))))
                        .toList())
                .mapEmpty();
    }

    /** In batches, one after the other, so that the event loop has room for everything else. */
    private static Future<Void> remember(Node.Floors floors, Instant end) {
        return rows(History.until(end, SEED)).stream()
                .reduce(
                        Future.<Void>succeededFuture(),
                        (before, batch) -> before.compose(done -> append(floors, batch)),
                        (first, second) -> first.compose(done -> second));
    }

    private static Future<Void> append(Node.Floors floors, List<OutcomeRow> batch) {
        return floors.metrics().log().append(batch).mapEmpty();
    }

    private static List<List<OutcomeRow>> rows(List<Facts> history) {
        return IntStream.range(0, (history.size() + BATCH - 1) / BATCH)
                .mapToObj(i -> history.subList(i * BATCH, Math.min(history.size(), (i + 1) * BATCH)))
                .map(batch -> batch.stream().map(OutcomeRow::of).toList())
                .toList();
    }
}
