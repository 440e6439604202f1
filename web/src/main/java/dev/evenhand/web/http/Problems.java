package dev.evenhand.web.http;

import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.StoreAway;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever failed behind a route into a problem the caller can act on. */
public final class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final Duration STORE_PAUSE = Duration.ofSeconds(2);

    private Problems() {}

    /** The failure handler of every route. */
    public static void answer(RoutingContext ctx) {
        var failure = ctx.failure();
        send(ctx.request(), failure == null || refused(ctx) ? ofStatus(ctx.statusCode()) : of(failure));
    }

    /** The router itself refuses some requests, such as one without a Host: by a status and an exception of its own. */
    private static boolean refused(RoutingContext ctx) {
        return ctx.failure() instanceof VertxException && ctx.statusCode() < 500;
    }

    /** Answers a request before or after it was routed. */
    public static void send(HttpServerRequest request, Problem problem) {
        var response = request.response();
        if (response.headWritten() || response.closed()) {
            request.connection().close();
            return;
        }
        var retryAfter = problem.retryAfter();
        if (retryAfter != null) {
            response.putHeader(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(retryAfter)));
        }
        if (problem.kind() == ProblemKind.NOT_SIGNED_IN) {
            response.putHeader("WWW-Authenticate", "Bearer");
        }
        response.setStatusCode(problem.kind().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json")
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .end(problem.json(translation(request)).toString());
    }

    /** Into the language that the caller's browser, or page, prefers. */
    public static Translation translation(RoutingContext ctx) {
        return translation(ctx.request());
    }

    private static Translation translation(HttpServerRequest request) {
        return Translation.into(request.getHeader(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static long wholeSeconds(Duration duration) {
        return Math.max(1, (duration.toMillis() + 999) / 1000);
    }

    /** What the caller reads for a failure; what we did not foresee is logged and answered without its text. */
    public static Problem of(Throwable failure) {
        if (failure instanceof Problem problem) {
            return problem;
        }
        if (failure instanceof Refusal refusal) {
            return refused(refusal);
        }
        if (failure instanceof StoreAway) {
            return Problem.later(ProblemKind.STORE_AWAY, STORE_PAUSE);
        }
        if (failure instanceof HttpException http) {
            return ofStatus(http.getStatusCode());
        }
        if (!(failure instanceof HttpClosedException)) {
            LOG.error("A request failed in a way nobody foresaw", failure);
        }
        return Problem.of(ProblemKind.INTERNAL);
    }

    private static Problem refused(Refusal refusal) {
        var said = String.valueOf(refusal.getMessage());
        return switch (refusal.reason()) {
            case UNKNOWN_CONVERSATION ->
                Problem.of(ProblemKind.NOT_FOUND, "There is no such conversation, or it is no longer kept.");
            case CLOSED -> Problem.of(ProblemKind.CLOSED_CONVERSATION);
            case STILL_OPEN -> Problem.of(ProblemKind.STILL_OPEN);
            case HELD_BY_ANOTHER -> Problem.taken("Somebody else has this conversation.", refusal.holder(), null);
            case OFFERED_TO_ANOTHER -> Problem.offered(refusal, null);
            case OUTDATED_TURN -> Problem.of(ProblemKind.OUTDATED);
            case OVER_CAPACITY -> Problem.of(ProblemKind.OVER_CAPACITY, said);
            case NOT_PRESENT -> Problem.of(ProblemKind.NOT_PRESENT, said);
            case UNKNOWN_TEAM -> Problem.field("team", said);
            case WRONG_SKILL -> Problem.of(ProblemKind.NOT_SKILLED, said);
            case NOT_OFFERED -> Problem.of(ProblemKind.OUTDATED, said);
            case CAPACITY_BOUND -> Problem.field("capacity", said);
            case UNKNOWN_AGENT -> Problem.field("agent", "There is no such person at the desk.");
            case UNKNOWN_DISPOSITION -> Problem.field("disposition", said);
            case LINE_FULL -> Problem.later(ProblemKind.BUSY, Duration.ofSeconds(60));
        };
    }

    private static Problem ofStatus(int status) {
        return switch (status) {
            case 400 -> Problem.of(ProblemKind.MALFORMED_BODY, "The request cannot be read.");
            case 404 -> Problem.of(ProblemKind.NOT_FOUND);
            case 405 -> Problem.of(ProblemKind.METHOD_NOT_ALLOWED);
            case 413 -> Problem.of(ProblemKind.TOO_LARGE);
            case 415 -> Problem.of(ProblemKind.UNSUPPORTED_MEDIA_TYPE);
            default -> Problem.of(ProblemKind.INTERNAL);
        };
    }
}
