package dev.evenhand.web.server;

import dev.evenhand.web.webhook.WebhookOptions;
import java.time.Duration;
import java.util.List;

/**
 * How the server listens.
 *
 * @param port 0 for any free one
 * @param rateLimits off for load tests on loopback only
 * @param widgetOrigins origins, besides our own, whose pages may embed the widget
 * @param trustedProxies addresses whose X-Forwarded-For is believed
 * @param mostStreams event streams open at once on this node
 * @param heartbeat how often an idle stream is kept alive
 * @param webhooks how other systems are told of handoffs
 * @param development pages are read anew each time, and the style guide is there
 * @param alertsEvery how often one of the nodes looks whether a metric has left its usual range
 */
public record WebOptions(
        String host,
        int port,
        boolean rateLimits,
        List<String> widgetOrigins,
        List<String> trustedProxies,
        int mostStreams,
        Duration heartbeat,
        WebhookOptions webhooks,
        boolean development,
        Duration alertsEvery) {

    /** On loopback, any port, limits on. */
    public static final WebOptions LOOPBACK = new WebOptions(
            "127.0.0.1",
            0,
            true,
            List.of(),
            List.of(),
            50_000,
            Duration.ofSeconds(15),
            WebhookOptions.DEFAULT,
            false,
            Duration.ofMinutes(15));

    public WebOptions {
        widgetOrigins = List.copyOf(widgetOrigins);
        trustedProxies = List.copyOf(trustedProxies);
    }

    public WebOptions at(String address, int wanted) {
        return new WebOptions(
                address,
                wanted,
                rateLimits,
                widgetOrigins,
                trustedProxies,
                mostStreams,
                heartbeat,
                webhooks,
                development,
                alertsEvery);
    }

    public WebOptions withRateLimits(boolean wanted) {
        return new WebOptions(
                host,
                port,
                wanted,
                widgetOrigins,
                trustedProxies,
                mostStreams,
                heartbeat,
                webhooks,
                development,
                alertsEvery);
    }

    public WebOptions withOrigins(List<String> origins, List<String> proxies) {
        return new WebOptions(
                host, port, rateLimits, origins, proxies, mostStreams, heartbeat, webhooks, development, alertsEvery);
    }

    public WebOptions withStreams(int most, Duration every) {
        return new WebOptions(
                host, port, rateLimits, widgetOrigins, trustedProxies, most, every, webhooks, development, alertsEvery);
    }

    public WebOptions inDevelopment(boolean wanted) {
        return new WebOptions(
                host,
                port,
                rateLimits,
                widgetOrigins,
                trustedProxies,
                mostStreams,
                heartbeat,
                webhooks,
                wanted,
                alertsEvery);
    }

    public WebOptions withWebhooks(WebhookOptions wanted) {
        return new WebOptions(
                host,
                port,
                rateLimits,
                widgetOrigins,
                trustedProxies,
                mostStreams,
                heartbeat,
                wanted,
                development,
                alertsEvery);
    }

    public WebOptions withAlertsEvery(Duration wanted) {
        return new WebOptions(
                host,
                port,
                rateLimits,
                widgetOrigins,
                trustedProxies,
                mostStreams,
                heartbeat,
                webhooks,
                development,
                wanted);
    }
}
