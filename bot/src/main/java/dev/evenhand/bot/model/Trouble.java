package dev.evenhand.bot.model;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.exception.HttpException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/**
 * What a failure of the model's server means.
 *
 * @param again whether the same request may succeed a moment later
 * @param pause to leave before that
 * @param asked whether the server itself named the pause
 */
record Trouble(boolean again, Duration pause, boolean asked) {

    private static final Duration MOMENT = Duration.ofMillis(300);
    /** A crowded server that names no time is given a little longer. */
    private static final Duration CROWDED = Duration.ofSeconds(1);

    private static final int TOO_MANY = 429;
    /** Time-outs, too early, too many, and what is wrong on the server's side; 529 is what some say for overloaded. */
    private static final Set<Integer> PASSING = Set.of(408, 425, TOO_MANY, 500, 502, 503, 504, 529);

    /** The narrower first, for a connection that was refused is an IOException as well. */
    private static final List<Kind> KINDS = List.of(
            new Kind(UnresolvedAddressException.class, "is not found under its name"),
            new Kind(UnknownHostException.class, "is not found under its name"),
            new Kind(HttpConnectTimeoutException.class, "cannot be reached in time"),
            new Kind(ConnectException.class, "refuses the connection"),
            new Kind(SSLException.class, "makes no secure connection"),
            new Kind(HttpTimeoutException.class, "does not answer in time"),
            new Kind(TimeoutException.class, "does not answer in time"),
            new Kind(JsonProcessingException.class, "does not answer as a model does"),
            new Kind(ProtocolException.class, "does not answer as a model does"),
            new Kind(IOException.class, "broke the connection off"));

    private static final Trouble LASTING = new Trouble(false, Duration.ZERO, false);

    /** A wrong key, an unknown model or a bad request stay what they are; so does time that has run out. */
    static Trouble of(Throwable failure) {
        var refused = first(failure, HttpException.class);
        if (refused.isPresent()) {
            return refusal(refused.get());
        }
        if (first(failure, HttpTimeoutException.class).isPresent()) {
            return LASTING;
        }
        boolean network = first(failure, IOException.class).isPresent()
                || first(failure, UnresolvedAddressException.class).isPresent();
        return network ? new Trouble(true, MOMENT, false) : LASTING;
    }

    /** What kind of failure it is, in an operator's words; never what the server says. */
    static String kind(Throwable failure) {
        String said = first(failure, HttpException.class)
                .map(refused -> "answers HTTP " + refused.statusCode())
                .or(() -> KINDS.stream()
                        .filter(kind -> first(failure, kind.failure()).isPresent())
                        .map(Kind::said)
                        .findFirst())
                .orElse("failed in a way that has no name");
        return "the model's server " + said;
    }

    private static Trouble refusal(HttpException refused) {
        if (!PASSING.contains(refused.statusCode())) {
            return LASTING;
        }
        Optional<Duration> named = refused instanceof ServerRefused candid ? candid.retryAfter() : Optional.empty();
        var usual = refused.statusCode() == TOO_MANY ? CROWDED : MOMENT;
        return new Trouble(true, named.orElse(usual), named.isPresent());
    }

    private record Kind(Class<? extends Throwable> failure, String said) {}

    private static <T> Optional<T> first(Throwable failure, Class<T> kind) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(10)
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
