package dev.evenhand.web.alert;

import dev.evenhand.web.webhook.Occasion;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.MailClient;
import io.vertx.ext.mail.MailConfig;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.StartTLSOptions;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells people of alerts by mail, each alert once a step.
 *
 * <p>A server that does not take it is asked again after growing pauses, as long as this node runs; then a line in the log
 * says so. The page and the webhooks do not depend on it.
 */
public final class AlertMail implements Tellers.Teller {
    private static final Logger LOG = LoggerFactory.getLogger(AlertMail.class);
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(5), Duration.ofMinutes(1), Duration.ofMinutes(10), Duration.ofHours(1));
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final MailOptions options;
    private final AlertText text;
    private final MailClient client;

    public AlertMail(Vertx vertx, MailOptions options) {
        this.vertx = vertx;
        this.options = options;
        this.text = new AlertText(options.language());
        this.client = MailClient.create(vertx, config(options));
    }

    private static MailConfig config(MailOptions options) {
        var config = new MailConfig()
                .setHostname(options.host())
                .setPort(options.port())
                .setSsl(options.security() == MailOptions.Security.TLS)
                .setStarttls(
                        options.security() == MailOptions.Security.STARTTLS
                                ? StartTLSOptions.REQUIRED
                                : StartTLSOptions.DISABLED)
                .setHostnameVerificationAlgorithm("HTTPS")
                .setConnectTimeout(Math.toIntExact(TIMEOUT.toMillis()))
                .setIdleTimeout(Math.toIntExact(TIMEOUT.toSeconds()))
                .setMaxPoolSize(1);
        if (options.user() != null) {
            config.setUsername(options.user()).setPassword(options.password());
        }
        return config;
    }

    @Override
    public Future<Void> tell(Occasion occasion, Alert alert) {
        var mail = new MailMessage()
                .setFrom(options.from())
                .setTo(options.to())
                .setSubject(text.subject(occasion, alert))
                .setText(text.body(occasion, alert));
        send(mail, 0);
        return Future.succeededFuture();
    }

    private void send(MailMessage mail, int failures) {
        client.sendMail(mail).onFailure(cause -> {
            if (failures == PAUSES.size()) {
                LOG.warn("A mail about an alert was given up: {}", cause.getMessage());
                return;
            }
            LOG.info("A mail about an alert is tried again: {}", cause.getMessage());
            vertx.setTimer(PAUSES.get(failures).toMillis(), later -> send(mail, failures + 1));
        });
    }

    @Override
    public Future<Void> stop() {
        return client.close();
    }
}
