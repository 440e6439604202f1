package dev.evenhand.web.alert;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.metrics.report.Reports;
import dev.evenhand.metrics.report.query.AlertRule;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.Version;
import dev.evenhand.web.settings.CurrentSettings;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Of what managers want to be told beside what the charts find, and what that would ring for nothing. */
public final class AlertRuleRoutes implements Api.Routes {
    private final Reports reports;
    private final CurrentSettings settings;

    /** Rules by metric; whoever is left out has none. {@code version} is of the rules they were made of. */
    private record Wish(Map<String, AlertRule> rules, @Nullable String version) {
        /** Those that say anything; fails naming the field that cannot be. */
        Map<String, AlertRule> checked() {
            var kept = new TreeMap<String, AlertRule>();
            rules.forEach((metric, rule) -> {
                check(metric, rule);
                if (!rule.empty()) {
                    kept.put(metric, rule);
                }
            });
            return kept;
        }

        private static void check(String metric, AlertRule rule) {
            var share = Reports.watched().get(metric);
            if (share == null) {
                throw Problem.field(
                        "rules." + metric,
                        "There is no watched metric " + metric + "; known are "
                                + String.join(", ", Reports.watched().keySet()) + ".");
            }
            for (var line : new Double[] {rule.above(), rule.below()}) {
                if (share && line != null && line > 1) {
                    throw Problem.field("rules." + metric, metric + " is a share: its lines lie between 0 and 1.");
                }
            }
            if (rule.above() != null && rule.below() != null && rule.below() >= rule.above()) {
                throw Problem.field("rules." + metric, "below must be less than above, or every day would ring.");
            }
        }
    }

    /** A metric that can have a rule, and from which change on it is red where nobody has set it. */
    private record Metric(String metric, String unit, double practical, @Nullable AlertRule rule) {}

    private record Shown(List<Metric> metrics, String version) {}

    public AlertRuleRoutes(Reports reports, CurrentSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    @Override
    public void mount(Api api) {
        api.on("alertRules", ctx -> Future.succeededFuture(shown(rules())))
                .on("changeAlertRules", this::change)
                .on("foreseeAlertRules", this::foresee);
    }

    private Map<String, AlertRule> rules() {
        return settings.now().house().alerts();
    }

    private Future<Answer> change(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, Wish.class);
        var wanted = wish.checked();
        return settings.change(old -> {
                    Version.mustBe(wish.version(), kept(old.house().alerts()));
                    return old.with(old.house().alertingBy(wanted));
                })
                .map(changed -> shown(changed.house().alerts()));
    }

    /** The alerts as they would stand today, with the false alarms to expect; nothing is kept. */
    private Future<Answer> foresee(RoutingContext ctx) {
        var house = settings.now()
                .house()
                .alertingBy(BoundedBody.as(ctx, Wish.class).checked());
        return reports.alerts(Reports.query(Map.of(), Instant.now()).in(house))
                .map(found -> new Answer(200, Json.complete(found).toString()));
    }

    private static Answer shown(Map<String, AlertRule> rules) {
        var metrics = Reports.watched().entrySet().stream()
                .map(one -> new Metric(
                        one.getKey(),
                        one.getValue() ? "share" : "seconds",
                        AlertRule.usualPractical(one.getValue()),
                        rules.get(one.getKey())))
                .toList();
        return Answer.ok(new Shown(metrics, Version.of(kept(rules))));
    }

    private static ObjectNode kept(Map<String, AlertRule> rules) {
        return Json.object(new TreeMap<>(rules));
    }
}
