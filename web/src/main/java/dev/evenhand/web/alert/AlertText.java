package dev.evenhand.web.alert;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenhand.metrics.report.answer.Alerts.Moved;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.webhook.Occasion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.NumberFormat;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An alert as a letter, in the words of the manager's page. */
final class AlertText {
    private static final int MOST_TOPICS = 5;

    private final JsonNode words;
    private final Locale language;

    AlertText(Locale language) {
        this.language = language;
        String file = "/webroot/shared/messages/" + language.getLanguage() + ".json";
        try (var stream = AlertText.class.getResourceAsStream(file)) {
            if (stream == null) {
                throw new IllegalStateException(file + " is missing from the class path");
            }
            this.words = Json.tree(stream.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    String subject(Occasion occasion, Alert alert) {
        return "[Evenhand] " + metric(alert) + t(": ", "：")
                + (occasion == Occasion.ALERT_RAISED
                        ? words.path("level." + alert.level()).asText() + side(alert)
                        : step(occasion));
    }

    /** A level by itself does not say whether it is more or less than usual. */
    private String side(Alert alert) {
        if (alert.direction() == null) {
            return "";
        }
        return alert.direction().equals("above") ? t(", above usual", "，高于平时") : t(", below usual", "，低于平时");
    }

    private String step(Occasion occasion) {
        return occasion == Occasion.ALERT_RESOLVED ? t("resolved", "已解决") : t("somebody has it in hand", "已有人处理");
    }

    String body(Occasion occasion, Alert alert) {
        var lines = new StringBuilder();
        lines.append(figures(alert)).append("\n\n");
        if (!alert.contributions().isEmpty()) {
            lines.append(words.path("alerts.moved").asText()).append(t(":\n", "：\n"));
            lines.append(alert.contributions().stream()
                    .filter(moved -> moved.topic() != null)
                    .limit(MOST_TOPICS)
                    .map(moved -> "  " + moved.topic() + t(": ", "：") + change(alert, moved) + "\n")
                    .collect(Collectors.joining()));
            lines.append('\n');
        }
        if (occasion == Occasion.ALERT_RAISED && alert.owner() == null) {
            lines.append(words.path("alert.nobody").asText()).append("\n\n");
        }
        alert.trail().stream()
                .filter(step -> !step.by().isEmpty() && !step.text().isEmpty())
                .forEach(step -> lines.append("  ")
                        .append(step.by())
                        .append(t(": ", "："))
                        .append(step.text())
                        .append('\n'));
        return lines.append(t("It stands on the manager's page under Alerts.\n", "详见管理页面的“预警”。\n"))
                .toString();
    }

    private String figures(Alert alert) {
        var since = alert.since() == null ? "" : t(", since " + alert.since(), "，自 " + alert.since() + " 起");
        return metric(alert)
                + t(": ", "：")
                + number(alert, alert.value())
                + t(", usually ", "，通常为 ")
                + number(alert, alert.baseline())
                + since
                + t(".", "。");
    }

    private String metric(Alert alert) {
        var headline = words.path("metric." + alert.metric()).asText();
        var name = headline.isEmpty() ? words.path("measure." + alert.metric()).asText() : headline;
        return name.isEmpty() ? alert.metric() : name;
    }

    private String change(Alert alert, Moved moved) {
        double change = moved.mix() + moved.rate();
        return (change < 0 ? "−" : "+") + number(alert, Math.abs(change));
    }

    private String number(Alert alert, @Nullable Double value) {
        if (value == null) {
            return "–";
        }
        boolean share = alert.unit().equals("share");
        var format = share ? NumberFormat.getPercentInstance(language) : NumberFormat.getNumberInstance(language);
        format.setMaximumFractionDigits(share ? 1 : 0);
        return format.format(value) + (share ? "" : t(" s", " 秒"));
    }

    private String t(String english, String chinese) {
        return language.getLanguage().equals("zh") ? chinese : english;
    }
}
