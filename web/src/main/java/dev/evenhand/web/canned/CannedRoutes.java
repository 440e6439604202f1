package dev.evenhand.web.canned;

import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.queue.AgentProfile;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Teams;
import dev.evenhand.web.auth.Role;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.settings.CurrentSettings;
import dev.evenhand.web.settings.Settings;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Canned replies: managers keep the shared ones, everybody their own. */
public final class CannedRoutes implements Api.Routes {
    private final CannedStore store;
    private final Desk desk;
    private final CurrentSettings settings;

    private record Wish(
            String shortcut, String text, @Nullable String locale, @Nullable String team, @Nullable Boolean personal) {
        boolean own() {
            return Boolean.TRUE.equals(personal);
        }
    }

    /** As the pages get it: whose it is, without anybody's id. */
    private record Shown(
            String id, String shortcut, String text, @Nullable String locale, @Nullable String team, boolean personal) {
        static Shown of(CannedReply reply) {
            return new Shown(
                    reply.id(), reply.shortcut(), reply.text(), reply.locale(), reply.team(), reply.personal());
        }
    }

    public CannedRoutes(CannedStore store, Desk desk, CurrentSettings settings) {
        this.store = store;
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public void mount(Api api) {
        api.on("cannedReplies", ctx -> visible(Staff.of(ctx)).map(CannedRoutes::shown))
                .on("putCannedReply", this::put)
                .on("deleteCannedReply", this::remove)
                .on("filledReplies", this::filled);
    }

    private static Answer shown(List<CannedReply> replies) {
        return Answer.ok(
                Map.of("canned", replies.stream().map(Shown::of).toList(), "placeholders", Placeholders.KNOWN));
    }

    /** The house's, those of my teams (of every team for a manager), my own. */
    private Future<List<CannedReply>> visible(Staff staff) {
        return adopted()
                .compose(adopted -> Future.all(store.all(), desk.profiles()))
                .map(both -> {
                    List<CannedReply> all = both.resultAt(0);
                    Map<String, AgentProfile> profiles = both.resultAt(1);
                    var me = profiles.getOrDefault(staff.grant().id(), AgentProfile.ANY);
                    return all.stream()
                            .filter(reply -> mayPick(staff, me, reply))
                            .toList();
                });
    }

    /** Who is in no team serves them all. */
    private static boolean mayPick(Staff staff, AgentProfile me, CannedReply reply) {
        if (reply.personal()) {
            return staff.grant().id().equals(reply.owner());
        }
        return reply.team() == null
                || staff.has(Role.MANAGER)
                || me.teams().isEmpty()
                || me.teams().contains(reply.team());
    }

    /** Once there was a list among the settings: what still stands there moves over, and stays there where there is no room. */
    private Future<Void> adopted() {
        var old = settings.now().canned();
        if (old.isEmpty()) {
            return Future.succeededFuture();
        }
        var moved = old.stream().map(reply -> store.put(adopted(reply))).toList();
        return Future.all(moved)
                .compose(kept -> moved.stream().allMatch(Future::result)
                        ? settings.change(Settings::withoutCanned).mapEmpty()
                        : Future.succeededFuture());
    }

    private static CannedReply adopted(Settings.Canned old) {
        var locale = old.locale();
        var id = "settings-" + old.shortcut() + (locale == null ? "" : "-" + locale);
        return new CannedReply(
                id, old.shortcut(), old.text().replace("{topic", "{conversation.topic"), locale, null, null);
    }

    private Future<Answer> put(RoutingContext ctx) {
        var staff = Staff.of(ctx);
        var wish = BoundedBody.as(ctx, Wish.class);
        return allowed(staff, wish)
                .compose(allowed -> mine(staff, id(ctx)))
                .compose(mine -> known(wish.team()))
                .map(known -> new CannedReply(
                        id(ctx),
                        wish.shortcut(),
                        wish.text(),
                        wish.locale(),
                        wish.team(),
                        wish.own() ? staff.grant().id() : null))
                .compose(reply -> store.put(reply)
                        .compose(room -> room
                                ? Future.succeededFuture(Answer.ok(Shown.of(reply)))
                                : Future.failedFuture(
                                        Problem.field("id", "There are too many replies; remove some first."))));
    }

    private static Future<Void> allowed(Staff staff, Wish wish) {
        var unknown = Placeholders.unknown(wish.text());
        if (!unknown.isEmpty()) {
            return Future.failedFuture(Problem.field(
                    "text",
                    unknown.stream().map(name -> "{" + name + "}").collect(Collectors.joining(", "))
                            + " is no placeholder; there are "
                            + Placeholders.KNOWN.stream()
                                    .map(name -> "{" + name + "}")
                                    .collect(Collectors.joining(", "))
                            + "."));
        }
        if (wish.own() && wish.team() != null) {
            return Future.failedFuture(Problem.field("team", "A reply is a team's or personal, not both."));
        }
        return wish.own() || staff.has(Role.MANAGER)
                ? Future.succeededFuture()
                : Future.failedFuture(Problem.of(
                        ProblemKind.NOT_ALLOWED, "Shared replies need the role manager; set personal for your own."));
    }

    /** Somebody else's own reply is nobody's business, and a shared one a manager's; a new id is anybody's. */
    private Future<Void> mine(Staff staff, String id) {
        return store.byId(id)
                .compose(found -> found.isEmpty() || mayChange(staff, found.get())
                        ? Future.succeededFuture()
                        : Future.failedFuture(
                                Problem.of(ProblemKind.NOT_ALLOWED, "The reply " + id + " is not yours to change.")));
    }

    private static boolean mayChange(Staff staff, CannedReply reply) {
        return reply.personal() ? staff.grant().id().equals(reply.owner()) : staff.has(Role.MANAGER);
    }

    private Future<Void> known(@Nullable String team) {
        return team == null
                ? Future.succeededFuture()
                : desk.rules()
                        .compose(rules -> rules.teams().team(team).isPresent()
                                ? Future.succeededFuture()
                                : Future.failedFuture(Problem.field("team", "There is no such team.")));
    }

    private Future<Answer> remove(RoutingContext ctx) {
        return mine(Staff.of(ctx), id(ctx))
                .compose(mine -> store.remove(id(ctx)))
                .compose(removed -> removed
                        ? Future.succeededFuture(Answer.nothing())
                        : Future.failedFuture(Problem.of(ProblemKind.NOT_FOUND, "There is no such reply.")));
    }

    /** Those in the customer's language, or in any, as they would read in this conversation. */
    private Future<Answer> filled(RoutingContext ctx) {
        var staff = Staff.of(ctx);
        return Future.all(desk.conversation(id(ctx)), desk.rules(), visible(staff))
                .map(all -> {
                    Conversation conversation = all.resultAt(0);
                    DeskRules rules = all.resultAt(1);
                    var values = values(conversation, rules.teams(), staff);
                    List<CannedReply> replies = all.resultAt(2);
                    var language = conversation.opening().locale();
                    return shown(replies.stream()
                            .filter(reply ->
                                    reply.locale() == null || reply.locale().startsWith(language))
                            .map(reply -> reply.withText(Placeholders.fill(reply.text(), values)))
                            .toList());
                });
    }

    private Map<String, String> values(Conversation conversation, Teams teams, Staff staff) {
        var customer = conversation.opening().customer();
        var ticket = conversation.ticket();
        var topic = conversation.topic();
        var values = new HashMap<String, String>();
        values.put("customer.name", customer.name());
        values.put("customer.email", customer.email());
        values.put("agent.name", staff.grant().displayName());
        values.put("conversation.id", conversation.id());
        values.put("conversation.topic", topic.equals(Conversation.UNKNOWN_TOPIC) ? "" : topic);
        values.put("desk.name", settings.now().name());
        Optional.ofNullable(ticket)
                .flatMap(held -> teams.team(held.team()))
                .map(Team::name)
                .ifPresent(name -> values.put("team.name", name));
        return values;
    }

    private static String id(RoutingContext ctx) {
        return Objects.requireNonNull(ctx.pathParam("id"));
    }
}
