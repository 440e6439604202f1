package dev.evenhand.web.auth;

import dev.evenhand.handoff.desk.Agent;
import io.vertx.ext.web.RoutingContext;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The member of staff behind a request.
 *
 * @param secret hash of the session's or the token's secret
 * @param token whether it is an API token's
 */
public record Staff(Grant grant, String secret, boolean token) {
    private static final String KEY = "evenhand.staff";

    public boolean has(Role role) {
        return grant.roles().contains(role) || grant.roles().contains(Role.ADMIN);
    }

    boolean hasAny(Set<String> access) {
        return access.contains("staff")
                || grant.roles().contains(Role.ADMIN)
                || grant.roles().stream().anyMatch(role -> access.contains(role.code()));
    }

    /** As the desk knows the person; managers act in conversations others hold. */
    public Agent agent() {
        return new Agent(grant.id(), grant.displayName(), has(Role.MANAGER));
    }

    void keep(RoutingContext ctx) {
        ctx.put(KEY, this);
    }

    /** Whom the gate let in; null when it was a customer. */
    public static @Nullable Staff orNull(RoutingContext ctx) {
        return ctx.get(KEY);
    }

    /** Whom the gate let in; only behind operations for staff. */
    public static Staff of(RoutingContext ctx) {
        return Objects.requireNonNull(orNull(ctx), "no staff behind this request");
    }
}
