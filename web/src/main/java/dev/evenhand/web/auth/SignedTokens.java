package dev.evenhand.web.auth;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * Tokens that carry a subject and an expiry under our signature, so that checking one needs no store:
 * {@code <prefix>.<subject in base64url>.<expiry in epoch seconds>.<signature>}.
 */
public final class SignedTokens {
    private final String prefix;
    private final Signature signature;
    private final Duration lifetime;
    private final Clock clock;

    /** A family of tokens; one prefix and one secret each, so that none passes for another. */
    public SignedTokens(String prefix, byte[] secret, Duration lifetime) {
        this(prefix, secret, lifetime, Clock.systemUTC());
    }

    SignedTokens(String prefix, byte[] secret, Duration lifetime, Clock clock) {
        this.prefix = prefix;
        this.signature = new Signature(secret);
        this.lifetime = lifetime;
        this.clock = clock;
    }

    public String issue(String subject) {
        var encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(subject.getBytes(StandardCharsets.UTF_8));
        var signed =
                prefix + "." + encoded + "." + clock.instant().plus(lifetime).getEpochSecond();
        return signed + "." + signature.sign(signed);
    }

    /** The subject of a token of ours that has not expired. */
    public Optional<String> subject(String token) {
        int end = token.lastIndexOf('.');
        if (end < 0 || !signature.matches(token.substring(0, end), token.substring(end + 1))) {
            return Optional.empty();
        }
        var parts = token.substring(0, end).split("\\.", -1);
        boolean valid = parts.length == 3
                && parts[0].equals(prefix)
                && clock.instant().getEpochSecond() < Long.parseLong(parts[2]);
        return valid
                ? Optional.of(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
