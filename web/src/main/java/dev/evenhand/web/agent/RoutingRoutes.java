package dev.evenhand.web.agent;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.queue.AgentProfile;
import dev.evenhand.handoff.queue.DeskRules;
import dev.evenhand.handoff.queue.Team;
import dev.evenhand.handoff.queue.Teams;
import dev.evenhand.web.auth.Account;
import dev.evenhand.web.auth.AccountStore;
import dev.evenhand.web.auth.Role;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.http.Version;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who waits for whom: teams and people as managers set them. */
public final class RoutingRoutes implements Api.Routes {
    private final Desk desk;
    private final AccountStore accounts;

    private record RulesChange(
            @Nullable List<TeamForm> teams,
            @Nullable Boolean dispositionRequired,
            @Nullable List<String> dispositions,
            @Nullable List<String> vips,
            @Nullable Long wrapUpSeconds,
            @Nullable String version) {}

    private record ProfileChange(
            @Nullable List<String> teams,
            @Nullable List<String> languages,
            @Nullable List<String> skills,
            @Nullable Map<String, Integer> weights,
            @Nullable Integer capacity) {
        AgentProfile of(AgentProfile old) {
            return new AgentProfile(
                    set(teams, old.teams()),
                    set(languages, old.languages()),
                    set(skills, old.skills()),
                    weights == null ? old.weights() : weights,
                    capacity == null ? old.capacity() : capacity);
        }

        private static Set<String> set(@Nullable List<String> named, Set<String> old) {
            return named == null ? old : Set.copyOf(named);
        }
    }

    public RoutingRoutes(Desk desk, AccountStore accounts) {
        this.desk = desk;
        this.accounts = accounts;
    }

    @Override
    public void mount(Api api) {
        api.on("deskSettings", ctx -> desk.rules().map(rules -> shown(rules, Staff.of(ctx))))
                .on("changeDeskSettings", this::change)
                .on("deskAgents", this::agents)
                .on("changeDeskAgent", this::changeAgent);
    }

    private Answer shown(DeskRules rules, Staff staff) {
        return Answer.ok(staff.has(Role.MANAGER) ? all(rules).put("version", Version.of(all(rules))) : common(rules));
    }

    private static ObjectNode all(DeskRules rules) {
        var json = common(rules);
        var vips = json.putArray("vips");
        rules.vips().stream().sorted().forEach(vips::add);
        return json;
    }

    private static ObjectNode common(DeskRules rules) {
        var json = Json.object();
        var teams = json.putArray("teams");
        rules.teams().all().forEach(team -> teams.add(Json.object(TeamForm.of(team))));
        var dispositions = json.putArray("dispositions");
        rules.dispositions().forEach(dispositions::add);
        json.put("dispositionRequired", rules.dispositionRequired());
        json.put("wrapUpSeconds", rules.wrapUp().toSeconds());
        return json;
    }

    private Future<Answer> change(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, RulesChange.class);
        return desk.changeRules(old -> {
                    Version.mustBe(wish.version(), all(old));
                    return changed(old, wish);
                })
                .map(kept -> shown(kept, Staff.of(ctx)));
    }

    private static DeskRules changed(DeskRules old, RulesChange wish) {
        var rules = wish.teams() == null ? old : old.withTeams(teams(wish.teams()));
        rules = wish.dispositionRequired() == null ? rules : rules.withDispositionRequired(wish.dispositionRequired());
        if (wish.dispositions() != null) {
            if (!wish.dispositions().contains(DeskRules.RESOLVED)) {
                throw Problem.field("dispositions", "\"resolved\" is always one of them; name it as well.");
            }
            rules = rules.withDispositions(wish.dispositions());
        }
        rules = wish.wrapUpSeconds() == null ? rules : rules.withWrapUp(Duration.ofSeconds(wish.wrapUpSeconds()));
        return wish.vips() == null ? rules : rules.withVips(Set.copyOf(wish.vips()));
    }

    private static Teams teams(List<TeamForm> forms) {
        var teams = new ArrayList<Team>();
        for (int i = 0; i < forms.size(); i++) {
            teams.add(forms.get(i).team("teams[" + i + "]"));
        }
        try {
            return new Teams(teams);
        } catch (IllegalArgumentException wrong) {
            throw Problem.field("teams", Objects.requireNonNullElse(wrong.getMessage(), "not a list of teams") + ".");
        }
    }

    private Future<Answer> agents(RoutingContext ctx) {
        return accounts.all().compose(all -> desk.profiles().map(profiles -> {
            var json = Json.object();
            var people = json.putArray("agents");
            all.stream()
                    .filter(RoutingRoutes::picksUp)
                    .forEach(account ->
                            people.add(shown(account, profiles.getOrDefault(account.id(), AgentProfile.ANY))));
            return Answer.ok(json);
        }));
    }

    private static boolean picksUp(Account account) {
        return account.administrator() || account.roles().contains(Role.AGENT);
    }

    private static ObjectNode shown(Account account, AgentProfile profile) {
        var json = Json.object()
                .put("id", account.id())
                .put("name", account.name())
                .put("displayName", account.displayName());
        json.setAll(Json.object(profile));
        return json;
    }

    private Future<Answer> changeAgent(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, ProfileChange.class);
        var id = Objects.requireNonNull(ctx.pathParam("id"));
        return accounts.byId(id)
                .compose(found -> found.filter(RoutingRoutes::picksUp)
                        .map(Future::succeededFuture)
                        .orElseGet(() -> Future.failedFuture(
                                Problem.of(ProblemKind.NOT_FOUND, "There is no such person at the desk."))))
                .compose(account -> desk.rules()
                        .compose(rules -> known(wish, rules))
                        .compose(known -> desk.profiles())
                        .map(profiles -> wish.of(profiles.getOrDefault(id, AgentProfile.ANY)))
                        .compose(profile -> desk.keepProfile(id, profile).map(Answer.ok(shown(account, profile)))));
    }

    private static Future<Void> known(ProfileChange wish, DeskRules rules) {
        return Objects.requireNonNullElse(wish.teams(), List.<String>of()).stream()
                .filter(team -> rules.teams().team(team).isEmpty())
                .findFirst()
                .map(team -> Future.<Void>failedFuture(Problem.field("teams", "There is no team " + team + ".")))
                .orElseGet(Future::succeededFuture);
    }
}
