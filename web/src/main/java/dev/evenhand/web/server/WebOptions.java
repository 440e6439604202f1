package dev.evenhand.web.server;

import dev.evenhand.web.alert.MailOptions;
import dev.evenhand.web.settings.Keeping;
import dev.evenhand.web.webhook.WebhookOptions;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the server listens, and whom it tells.
 *
 * @param webhooks how other systems are told of handoffs
 * @param keeping how long what is kept, to be shown
 * @param files whether files are taken in chats
 * @param development pages are read anew each time, and the style guide is there
 */
public record WebOptions(
        Door door,
        Streaming streaming,
        WebhookOptions webhooks,
        Alerting alerting,
        Keeping keeping,
        boolean files,
        boolean development) {

    /** On loopback, any port, limits on. */
    public static final WebOptions LOOPBACK = new WebOptions(
            new Door("127.0.0.1", 0, true, List.of(), List.of()),
            new Streaming(50_000, Duration.ofSeconds(15)),
            WebhookOptions.DEFAULT,
            new Alerting(Duration.ofMinutes(15), null),
            Keeping.FOR_GOOD,
            true,
            false);

    /**
     * Where callers come in.
     *
     * @param port 0 for any free one
     * @param rateLimits off for load tests on loopback only
     * @param widgetOrigins origins, besides our own, whose pages may embed the widget
     * @param trustedProxies addresses whose X-Forwarded-For is believed
     */
    public record Door(
            String host, int port, boolean rateLimits, List<String> widgetOrigins, List<String> trustedProxies) {
        public Door {
            widgetOrigins = List.copyOf(widgetOrigins);
            trustedProxies = List.copyOf(trustedProxies);
        }
    }

    /**
     * Event streams.
     *
     * @param most open at once on this node
     * @param heartbeat how often an idle one is kept alive
     */
    public record Streaming(int most, Duration heartbeat) {}

    /**
     * Metrics that leave their usual range.
     *
     * @param every how often one of the nodes looks
     * @param mail null where nobody is told by mail
     */
    public record Alerting(Duration every, @Nullable MailOptions mail) {}

    public WebOptions with(Door wanted) {
        return new WebOptions(wanted, streaming, webhooks, alerting, keeping, files, development);
    }

    public WebOptions with(WebhookOptions wanted) {
        return new WebOptions(door, streaming, wanted, alerting, keeping, files, development);
    }

    public WebOptions with(Alerting wanted) {
        return new WebOptions(door, streaming, webhooks, wanted, keeping, files, development);
    }

    public WebOptions with(Keeping wanted) {
        return new WebOptions(door, streaming, webhooks, alerting, wanted, files, development);
    }

    public WebOptions withFiles(boolean wanted) {
        return new WebOptions(door, streaming, webhooks, alerting, keeping, wanted, development);
    }

    public WebOptions inDevelopment(boolean wanted) {
        return new WebOptions(door, streaming, webhooks, alerting, keeping, files, wanted);
    }

    public WebOptions withoutRateLimits() {
        return with(new Door(door.host, door.port, false, door.widgetOrigins, door.trustedProxies));
    }
}
