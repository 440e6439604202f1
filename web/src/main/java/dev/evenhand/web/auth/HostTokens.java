package dev.evenhand.web.auth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.evenhand.web.http.Json;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens by which a host page vouches for its customer: JSON Web Tokens (RFC 7519) signed with HS256 and the secret of
 * the settings, claims {@code sub} (the customer's id) and {@code exp}, optionally {@code name} and {@code email}.
 */
public final class HostTokens {
    private final Signature signature;
    private final Clock clock;

    /** What the host says of its customer; name and email are empty where it says nothing. */
    public record Vouched(String id, String name, String email) {}

    public HostTokens(byte[] secret) {
        this(secret, Clock.systemUTC());
    }

    HostTokens(byte[] secret, Clock clock) {
        this.signature = new Signature(secret);
        this.clock = clock;
    }

    /** Empty for a token that is malformed, signed otherwise, expired or without expiry. */
    public Optional<Vouched> verify(String token) {
        var parts = token.split("\\.", -1);
        if (parts.length != 3 || !signature.matches(parts[0] + "." + parts[1], parts[2])) {
            return Optional.empty();
        }
        try {
            return "HS256".equals(part(parts[0]).path("alg").asText()) ? vouched(part(parts[1])) : Optional.empty();
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Vouched> vouched(JsonNode claims) {
        var id = claims.path("sub").asText();
        boolean current = claims.path("exp").asLong(0) > clock.instant().getEpochSecond();
        return current && !id.isEmpty()
                ? Optional.of(new Vouched(
                        id, claims.path("name").asText(), claims.path("email").asText()))
                : Optional.empty();
    }

    private static JsonNode part(String encoded) throws IOException {
        return Json.tree(Base64.getUrlDecoder().decode(encoded));
    }
}
