package dev.evenhand.web.node;

import dev.evenhand.bot.BotOptions;
import dev.evenhand.bot.BotOptions.Pace;
import dev.evenhand.bot.Doors;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.desk.DeskOptions;
import dev.evenhand.metrics.Metrics.Sources;
import dev.evenhand.metrics.MetricsOptions;
import dev.evenhand.web.config.Config;
import dev.evenhand.web.server.WebOptions;
import dev.evenhand.web.server.WebOptions.Alerting;
import dev.evenhand.web.server.WebOptions.Door;
import dev.evenhand.web.settings.Keeping;
import dev.evenhand.web.webhook.WebhookOptions;
import java.time.Duration;

/** What an operator set, in each module's own words. */
final class Options {
    /** What the bot leaves of its deadline for the desk to store the reply. */
    private static final Duration TO_STORE = Duration.ofSeconds(1);

    private Options() {}

    static HandoffOptions handoff(Config config) {
        var desk = DeskOptions.defaults()
                .withBotDeadline(config.bot().deadline())
                .withIdle(config.desk().idleClose(), DeskOptions.defaults().agentIdle())
                .withGrace(config.desk().presenceGrace())
                .withKept(config.desk().kept());
        return HandoffOptions.embedded(config.dataDir())
                .withRedisUrl(config.redisUrl())
                .withDesk(desk);
    }

    static MetricsOptions metrics(Config config) {
        return MetricsOptions.in(config.dataDir());
    }

    static Sources sources(Handoff handoff) {
        return new Sources(handoff.link(), handoff.feed(), handoff.desk());
    }

    static Doors doors(Handoff handoff) {
        return new Doors(handoff.desk(), handoff.live(), handoff.link());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    static BotOptions bot(Config config) {
        var plain = BotOptions.in(config.dataDir().resolve("bot"));
        var deadline = config.bot().deadline();
        // The desk counts from the customer's first word, while the burst is still being gathered.
        var burst = shorter(Pace.DEFAULT.longestBurst(), deadline.dividedBy(4));
        var pace = new Pace(
                Pace.DEFAULT.quiet(),
                burst,
                deadline.minus(burst).minus(shorter(TO_STORE, deadline.dividedBy(4))),
                Pace.DEFAULT.turnsInWork());
        return plain.withSeeded(config.bot().seedSampleShop())
                .withCalibration(config.bot().precision(), config.bot().outOfScopeShare(), plain.cautious())
                .withPace(pace)
                .withLlm(config.llm())
                .withTools(config.bot().tools());
    }

    static WebOptions web(Config config) {
        var http = config.http();
        return WebOptions.LOOPBACK
                .with(new Door(
                        http.host(), http.port(), http.rateLimits(), http.widgetOrigins(), http.trustedProxies()))
                .with(new Alerting(WebOptions.LOOPBACK.alerting().every(), config.mail()))
                .with(WebhookOptions.DEFAULT
                        .withPrivateAddresses(config.webhooks().privateAddresses())
                        .withRetries(config.webhooks().retries()))
                .with(new Keeping(config.desk().kept(), config.attachments().kept()))
                .withFiles(config.attachments().taken())
                .inDevelopment(http.development());
    }
}
