package dev.evenhand.web.manager;

import dev.evenhand.metrics.outcome.FactValues;
import dev.evenhand.metrics.report.Reports;
import dev.evenhand.metrics.report.answer.Comparison;
import dev.evenhand.metrics.report.answer.LikeForLike;
import dev.evenhand.metrics.report.answer.Rows;
import dev.evenhand.metrics.report.query.BadQuery;
import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.report.query.ReportQuery;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.customer.Opener;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Problem;
import dev.evenhand.web.http.ProblemKind;
import dev.evenhand.web.settings.CurrentSettings;
import dev.evenhand.web.settings.Experiment;
import dev.evenhand.web.settings.Experiment.Eligibility;
import dev.evenhand.web.settings.Experiment.Hours;
import dev.evenhand.web.settings.Settings;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The randomised holdout and the rules of the house, for managers. */
public final class ExperimentRoutes implements Api.Routes {
    private final Reports reports;
    private final CurrentSettings settings;

    private record Start(
            double share,
            @Nullable List<String> topics,
            @Nullable List<String> channels,
            @Nullable List<String> locales,
            @Nullable Hours hours) {
        Eligibility eligibility() {
            if (hours != null) {
                zone(hours.tz());
            }
            given(locales).stream()
                    .filter(locale -> !Opener.LOCALES.contains(locale))
                    .findFirst()
                    .ifPresent(Start::unspoken);
            return new Eligibility(given(topics), given(channels), given(locales), hours);
        }

        private static List<String> given(@Nullable List<String> values) {
            return Objects.requireNonNullElse(values, List.of());
        }

        private static void unspoken(String locale) {
            throw Problem.field(
                    "locales",
                    "No conversation is ever in \"" + locale + "\"; name some of " + String.join(", ", Opener.LOCALES)
                            + ".");
        }

        private static void zone(String tz) {
            try {
                ZoneId.of(tz);
            } catch (DateTimeException unknown) {
                throw Problem.field("hours.tz", "hours.tz must be a timezone such as Europe/Paris, not " + tz + ".");
            }
        }
    }

    private record House(
            @Nullable List<String> notAtFirstContact,
            @Nullable Double agentHour,
            @Nullable Double botConversation,
            @Nullable String currency,
            @Nullable Integer nMin) {
        HouseRules of(HouseRules old) {
            return new HouseRules(
                    notAtFirstContact == null ? old.notAtFirstContact() : notAtFirstContact,
                    agentHour == null ? old.agentHour() : agentHour,
                    botConversation == null ? old.botConversation() : botConversation,
                    currency == null ? old.currency() : currency,
                    old.alerts(),
                    nMin == null ? old.nMin() : nMin);
        }
    }

    /**
     * The state of the experiment, and what it has shown so far.
     *
     * @param unseenTopics of its topics, those that no contact ever was about
     * @param past runs before it, the latest first
     */
    private record Shown(
            String state,
            double share,
            Eligibility eligibility,
            @Nullable Instant startedAt,
            @Nullable Instant stoppedAt,
            @Nullable String startedBy,
            @Nullable String stoppedBy,
            List<String> unseenTopics,
            List<Experiment> past,
            Comparison.@Nullable Population population,
            @Nullable Map<String, Side> metrics) {}

    /** One metric both ways: as drawn, and as like for like would have it. */
    private record Side(
            dev.evenhand.metrics.report.answer.@Nullable Randomised randomised, @Nullable LikeForLike likeForLike) {
        static Side of(Comparison.Metric metric) {
            return new Side(metric.randomised(), metric.likeForLike());
        }
    }

    public ExperimentRoutes(Reports reports, CurrentSettings settings) {
        this.reports = reports;
        this.settings = settings;
    }

    @Override
    public void mount(Api api) {
        api.on("holdout", ctx -> shown(settings.now()))
                .on("startHoldout", this::start)
                .on("stopHoldout", this::stop)
                .on("holdoutWorking", this::working)
                .on(
                        "houseRules",
                        ctx -> Future.succeededFuture(shown(settings.now().house())))
                .on("changeHouseRules", this::changeHouse);
    }

    private Future<Answer> start(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, Start.class);
        var eligibility = wish.eligibility();
        var started = Experiment.started(eligibility, Instant.now(), name(ctx));
        return settings.change(old -> {
                    mustNotRun(old.experiment());
                    return old.with(wish.share(), started);
                })
                .compose(this::shown);
    }

    private static void mustNotRun(Experiment experiment) {
        if (experiment.running()) {
            throw Problem.of(
                    ProblemKind.ALREADY_RUNNING, "The experiment is running; stop it before starting another one.");
        }
    }

    private Future<Answer> stop(RoutingContext ctx) {
        return settings.change(old -> old.with(0, old.experiment().stopped(Instant.now(), name(ctx))))
                .compose(this::shown);
    }

    private Future<Answer> changeHouse(RoutingContext ctx) {
        var wish = BoundedBody.as(ctx, House.class);
        return settings.change(old -> old.with(wish.of(old.house()))).map(changed -> shown(changed.house()));
    }

    /** What managers are told of has an address of its own. */
    private static Answer shown(HouseRules house) {
        return Answer.ok(Json.object(house).without("alerts"));
    }

    private static String name(RoutingContext ctx) {
        return Staff.of(ctx).agent().name();
    }

    /**
     * Analysed from its start to its end; whoever was drawn, as drawn, and beside it like for like over all who could have
     * been, so that both speak of the same contacts.
     */
    private Future<Answer> shown(Settings now) {
        return query(now, Map.of())
                .map(query -> unseen(now.experiment().eligibility().topics())
                        .compose(
                                unseen -> reports.comparison(query).map(comparison -> answer(now, unseen, comparison))))
                .orElseGet(() -> Future.succeededFuture(answer(now, List.of(), null)));
    }

    /** How a figure of it was made, from the same contacts. */
    private Future<Answer> working(RoutingContext ctx) {
        var asked = new HashMap<String, String>();
        ctx.queryParams().forEach(asked::put);
        try {
            return query(settings.now(), asked)
                    .map(query -> reports.working(query)
                            .map(made -> AgentNames.told(Json.complete(made), Map.of()))
                            .map(told -> new Answer(200, told.toString())))
                    .orElseGet(() -> Future.failedFuture(
                            Problem.of(ProblemKind.NOT_FOUND, "There has been no experiment yet.")));
        } catch (BadQuery bad) {
            return Future.failedFuture(Problem.field(bad.field(), String.valueOf(bad.getMessage())));
        }
    }

    /** Of its contacts from beginning to end; empty where there never was one. */
    private static Optional<ReportQuery> query(Settings now, Map<String, String> asked) {
        var experiment = now.experiment();
        var startedAt = experiment.startedAt();
        if (startedAt == null) {
            return Optional.empty();
        }
        var end = Objects.requireNonNullElse(experiment.stoppedAt(), Instant.now());
        var parameters = new HashMap<>(asked);
        parameters.put("from", startedAt.toString());
        parameters.put(
                "to",
                end.isAfter(startedAt)
                        ? end.toString()
                        : startedAt.plusMillis(1).toString());
        return Optional.of(Reports.query(parameters, Instant.now())
                .among(experiment.eligibility().contacts())
                .in(now.house()));
    }

    /** Where there are more topics than are listed, nobody can say. */
    private Future<List<String>> unseen(List<String> topics) {
        return topics.isEmpty()
                ? Future.succeededFuture(List.of())
                : reports.filters(Reports.query(Map.of(), Instant.now())).map(seen -> topics.stream()
                        .filter(topic -> seen.topics().size() < Rows.Filters.MOST
                                && !seen.topics().contains(topic)
                                && !topic.equals(FactValues.UNKNOWN))
                        .toList());
    }

    private static Answer answer(Settings now, List<String> unseen, @Nullable Comparison comparison) {
        var experiment = now.experiment();
        var state = experiment.startedAt() == null ? "never" : experiment.running() ? "running" : "stopped";
        var shown = new Shown(
                state,
                now.holdoutShare(),
                experiment.eligibility(),
                experiment.startedAt(),
                experiment.stoppedAt(),
                experiment.startedBy(),
                experiment.stoppedBy(),
                unseen,
                now.past(),
                comparison == null ? null : comparison.population(),
                comparison == null ? null : metrics(comparison.metrics()));
        return new Answer(200, Json.complete(shown).toString());
    }

    private static Map<String, Side> metrics(Comparison.Metrics metrics) {
        return Map.of(
                "fcr", Side.of(metrics.fcr()),
                "confirmed", Side.of(metrics.confirmed()),
                "csat", Side.of(metrics.csat()),
                "aht", Side.of(metrics.aht()));
    }
}
