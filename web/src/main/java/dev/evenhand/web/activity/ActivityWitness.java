package dev.evenhand.web.activity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.BoundedBody;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.http.Operation;
import dev.evenhand.web.http.Witness;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes down what was done, of the operations of every {@link ActivityKind}. */
public final class ActivityWitness implements Witness {
    private static final Logger LOG = LoggerFactory.getLogger(ActivityWitness.class);
    /** Codes of ours, whose values say nothing about anybody. */
    private static final Set<String> CODES = Set.of("roles", "currency", "surveyQuestion");
    /** Says of which state a change was made; nothing was changed by it. */
    private static final String VERSION = "version";

    private final ActivityLog log;
    private final Clock clock;

    public ActivityWitness(ActivityLog log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    @Override
    public void saw(RoutingContext ctx, Operation operation) {
        var staff = Staff.orNull(ctx);
        if (staff != null && ActivityKind.of(operation.id()).isPresent()) {
            var who = staff.grant();
            var body = operation.takesJson() ? body(ctx) : Json.object();
            log.append(new Activity(
                            clock.instant(),
                            who.id(),
                            who.displayName(),
                            operation.id(),
                            about(ctx, body),
                            fields(body, operation.method().name().equals("POST"))))
                    .onFailure(away -> LOG.warn("Not kept: {} by {}", operation.id(), who.id(), away));
        }
    }

    /** Who may write what is decided elsewhere; a body nobody could read was refused there. */
    private static JsonNode body(RoutingContext ctx) {
        try {
            var body = BoundedBody.of(ctx).getBytes();
            return body.length == 0 ? Json.object() : Json.tree(body);
        } catch (IOException unreadable) {
            return Json.object();
        }
    }

    private static @Nullable String about(RoutingContext ctx, JsonNode body) {
        var id = ctx.pathParam("id");
        return id != null ? id : body.path("name").textValue();
    }

    /** Texts may say anything and secrets are texts, so of them only the names are kept. */
    private static Map<String, String> fields(JsonNode body, boolean makes) {
        var fields = new TreeMap<String, String>();
        body.properties().forEach(field -> {
            var value = field.getValue();
            boolean told = value.isNumber() || value.isBoolean() || CODES.contains(field.getKey());
            if (!field.getKey().equals(VERSION) && !(makes && !told)) {
                fields.put(field.getKey(), told ? value.toString().replace("\"", "") : "");
            }
        });
        return fields;
    }
}
