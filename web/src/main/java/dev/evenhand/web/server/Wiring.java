package dev.evenhand.web.server;

import dev.evenhand.bot.learning.Openings;
import dev.evenhand.web.activity.ActivityRoutes;
import dev.evenhand.web.activity.ActivityWitness;
import dev.evenhand.web.agent.AgentRoutes;
import dev.evenhand.web.agent.DeskRoutes;
import dev.evenhand.web.agent.RoutingRoutes;
import dev.evenhand.web.agent.SupervisorRoutes;
import dev.evenhand.web.alert.AlertHooks;
import dev.evenhand.web.alert.AlertMail;
import dev.evenhand.web.alert.AlertRounds;
import dev.evenhand.web.alert.AlertRoutes;
import dev.evenhand.web.alert.AlertRuleRoutes;
import dev.evenhand.web.alert.Tellers;
import dev.evenhand.web.attachment.Admittance;
import dev.evenhand.web.attachment.AttachmentRoutes;
import dev.evenhand.web.attachment.Tidying;
import dev.evenhand.web.audit.AuditRoutes;
import dev.evenhand.web.audit.JudgeRounds;
import dev.evenhand.web.auth.Accounts;
import dev.evenhand.web.auth.Admission;
import dev.evenhand.web.auth.HostTokens;
import dev.evenhand.web.auth.Limits;
import dev.evenhand.web.auth.Passwords;
import dev.evenhand.web.auth.SessionRoutes;
import dev.evenhand.web.auth.Sessions;
import dev.evenhand.web.auth.SignedTokens;
import dev.evenhand.web.auth.SignsOfLife;
import dev.evenhand.web.auth.StaffNames;
import dev.evenhand.web.auth.Throttle;
import dev.evenhand.web.canned.CannedRoutes;
import dev.evenhand.web.customer.CustomerRoutes;
import dev.evenhand.web.customer.Identification;
import dev.evenhand.web.customer.Opener;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.Contract;
import dev.evenhand.web.http.Gate;
import dev.evenhand.web.live.Attendance;
import dev.evenhand.web.live.CustomerStreams;
import dev.evenhand.web.live.DeskHub;
import dev.evenhand.web.live.PlaceWatch;
import dev.evenhand.web.live.ReadRoutes;
import dev.evenhand.web.live.StaffStreams;
import dev.evenhand.web.live.Streams;
import dev.evenhand.web.manager.AdminRoutes;
import dev.evenhand.web.manager.EvaluationRoutes;
import dev.evenhand.web.manager.ExperimentRoutes;
import dev.evenhand.web.manager.ImportRoutes;
import dev.evenhand.web.manager.KnowledgeRoutes;
import dev.evenhand.web.manager.LearningRoutes;
import dev.evenhand.web.manager.OutcomeRoutes;
import dev.evenhand.web.manager.PolicyRoutes;
import dev.evenhand.web.manager.ReportRoutes;
import dev.evenhand.web.manager.RetentionRoutes;
import dev.evenhand.web.redis.RedisAccounts;
import dev.evenhand.web.redis.RedisActivity;
import dev.evenhand.web.redis.RedisAlerts;
import dev.evenhand.web.redis.RedisAuditStore;
import dev.evenhand.web.redis.RedisCanned;
import dev.evenhand.web.redis.RedisGrants;
import dev.evenhand.web.redis.RedisImportStates;
import dev.evenhand.web.redis.RedisLimits;
import dev.evenhand.web.redis.RedisReadMarks;
import dev.evenhand.web.redis.RedisSecrets;
import dev.evenhand.web.redis.RedisSettings;
import dev.evenhand.web.redis.RedisWebhooks;
import dev.evenhand.web.settings.CurrentSettings;
import dev.evenhand.web.webhook.Targets;
import dev.evenhand.web.webhook.WebhookRoutes;
import dev.evenhand.web.webhook.Webhooks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;

/** Every part of the web, made once and put together. */
final class Wiring {
    private static final Duration CONVERSATION_TOKEN = Duration.ofDays(30);
    private static final Duration DEVICE_TOKEN = Duration.ofDays(180);

    private final Vertx vertx;
    private final Services services;
    private final Keys keys;
    final RedisAccounts accountStore;
    final RedisGrants grants;
    private final StaffNames names;
    private final RedisActivity activity;
    final Passwords passwords;
    final Accounts accounts;
    final Sessions sessions;
    final CurrentSettings settings;
    final Streams streams;
    final PlaceWatch places;
    final DeskHub hub;
    final JudgeRounds judgeRounds;
    private final JudgeRounds.Needs auditing;
    final AlertRounds alertRounds;
    final AlertRounds.Needs alerting;
    final Tidying tidying;
    private final Throttle throttle;
    private final RedisWebhooks webhookStore;
    private final WebOptions options;
    private final boolean development;

    /** Secrets shared by all nodes. */
    record Keys(SignedTokens conversations, SignedTokens devices, HostTokens hosts, String identitySecret) {
        static Future<Keys> load(RedisSecrets secrets) {
            return Future.all(secrets.secret("conversation"), secrets.secret("device"), secrets.secret("identity"))
                    .map(all -> of(all.resultAt(0), all.resultAt(1), all.resultAt(2)));
        }

        /** The host signs with the secret as it is shown: its base64 text. */
        private static Keys of(byte[] conversation, byte[] device, byte[] identity) {
            var shown = Base64.getUrlEncoder().withoutPadding().encodeToString(identity);
            return new Keys(
                    new SignedTokens("evc", conversation, CONVERSATION_TOKEN),
                    new SignedTokens("evd", device, DEVICE_TOKEN),
                    new HostTokens(shown.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                    shown);
        }
    }

    Wiring(Vertx vertx, WebOptions options, Services services, Keys keys) {
        this.vertx = vertx;
        this.services = services;
        this.keys = keys;
        this.options = options;
        var link = services.link();
        this.accountStore = new RedisAccounts(link);
        this.grants = new RedisGrants(link);
        this.webhookStore = new RedisWebhooks(link);
        this.names = new StaffNames(accountStore, grants);
        this.activity = new RedisActivity(link);
        this.passwords = new Passwords(vertx);
        this.accounts = new Accounts(accountStore, grants, passwords);
        this.sessions = new Sessions(grants);
        this.settings = new CurrentSettings(
                vertx, new RedisSettings(link), options.door().widgetOrigins());
        this.streams = new Streams(
                vertx,
                options.streaming().most(),
                options.streaming().heartbeat(),
                options.door().rateLimits());
        this.places = new PlaceWatch(vertx, services.desk(), services.events());
        this.hub = new DeskHub(vertx, services.desk(), services.events());
        this.auditing = new JudgeRounds.Needs(
                services.desk(), services.measurement().readingList(), new RedisAuditStore(link), settings);
        this.judgeRounds = new JudgeRounds(vertx, auditing, services.bot().judge());
        this.alerting =
                new AlertRounds.Needs(services.measurement().reports(), settings, new RedisAlerts(link), tellers());
        this.alertRounds = new AlertRounds(vertx, alerting, options.alerting().every());
        this.tidying = new Tidying(vertx, services.attachments());
        this.development = options.development();
        this.throttle = new Throttle(
                options.door().rateLimits() ? new RedisLimits(link) : Limits.NONE,
                options.door().trustedProxies());
    }

    private Tellers tellers() {
        var mail = options.alerting().mail();
        var hooks = new AlertHooks(webhookStore);
        return new Tellers(mail == null ? List.of(hooks) : List.of(hooks, new AlertMail(vertx, mail)));
    }

    Gate gate() {
        return new SignsOfLife(new Admission(keys.conversations(), sessions), services.desk());
    }

    Pages pages() {
        return new Pages(settings, development);
    }

    Future<Webhooks> webhooks() {
        return Webhooks.start(
                vertx, new Webhooks.Sources(services.desk(), services.feed(), webhookStore), options.webhooks());
    }

    Services.Identity identity() {
        return new Services.Identity(accounts, sessions, accountStore, grants);
    }

    Api api(Contract contract) {
        var measurement = services.measurement();
        return new Api(contract)
                .witnessedBy(new ActivityWitness(activity, Clock.systemUTC()))
                .with(new ActivityRoutes(activity, names))
                .with(new SessionRoutes(accounts, sessions, throttle))
                .with(customerRoutes())
                .with(new AttachmentRoutes(
                        vertx,
                        services.desk(),
                        services.attachments(),
                        new Admittance(services.desk(), throttle, options.files())))
                .with(new ReadRoutes(services.desk(), services.events(), new RedisReadMarks(services.link()), throttle))
                .with(new AgentRoutes(
                        services.desk(), new AgentRoutes.People(accountStore, names, measurement.customers())))
                .with(new SupervisorRoutes(services.desk(), accountStore))
                .with(new CannedRoutes(new RedisCanned(services.link()), services.desk(), settings))
                .with(new WebhookRoutes(
                        vertx, webhookStore, new Targets(options.webhooks().privateAddresses())))
                .with(new DeskRoutes(
                        services.desk(),
                        new StaffStreams(hub, streams, new Attendance(services.desk(), sessions)),
                        options.files()))
                .with(new RoutingRoutes(services.desk(), accountStore))
                .with(new KnowledgeRoutes(vertx, services.bot(), new RedisImportStates(services.link())))
                .with(new PolicyRoutes(services.bot().knowledge()))
                .with(new EvaluationRoutes(services.bot(), measurement.readingList(), new Openings(services.desk())))
                .with(learningRoutes())
                .with(new ReportRoutes(measurement.reports(), settings, names))
                .with(new ExperimentRoutes(measurement.reports(), settings))
                .with(new AuditRoutes(auditing, services.bot().judge()))
                .with(new AlertRoutes(alerting.store(), alerting.tellers(), accountStore))
                .with(new RetentionRoutes(options.keeping()))
                .with(new AlertRuleRoutes(measurement.reports(), settings))
                .with(new OutcomeRoutes(vertx, measurement.exporter()))
                .with(new ImportRoutes(vertx, measurement.importer(), new RedisImportStates(services.link())))
                .with(new AdminRoutes(accounts, sessions, settings, keys.identitySecret()));
    }

    private LearningRoutes learningRoutes() {
        var bot = services.bot();
        return new LearningRoutes(bot.learning(), bot.knowledge(), services.desk());
    }

    private CustomerRoutes customerRoutes() {
        var desk = services.desk();
        var identification = new Identification(
                desk,
                services.measurement().customers(),
                new Identification.Tokens(keys.conversations(), keys.devices(), keys.hosts()));
        var opener = new Opener(new Opener.Needs(desk, identification, keys.conversations(), throttle, settings));
        var open = new CustomerStreams(new CustomerStreams.Needs(desk, services.events(), streams, places), throttle);
        return new CustomerRoutes(
                new CustomerRoutes.Needs(desk, services.events(), services.bot(), open, settings, options.files()),
                opener,
                throttle);
    }
}
