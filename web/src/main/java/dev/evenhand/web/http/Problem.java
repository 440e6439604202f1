package dev.evenhand.web.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.evenhand.handoff.conversation.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a request was not done, as the caller will read it (RFC 9457): fail with it anywhere behind a route. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final transient Extras extras;

    /** What some problems carry beyond their sentence. */
    private record Extras(
            @Nullable String field,
            @Nullable Duration retryAfter,
            List<Fault> errors,
            @Nullable String holder,
            @Nullable String holderName,
            @Nullable Instant until) {
        static final Extras NONE = new Extras(null, null, List.of(), null, null, null);

        Extras in(Translation into) {
            var told = errors.stream().map(fault -> fault.in(into)).toList();
            return new Extras(field, retryAfter, told, holder, holderName, until);
        }
    }

    /**
     * One of many errors.
     *
     * @param line of a file of lines, counted from 1; null elsewhere
     * @param index of a list, counted from 0; null elsewhere
     */
    public record Fault(@Nullable Integer line, @Nullable Integer index, @Nullable String field, String message) {
        /** The same, its message in another language. */
        public Fault in(Translation into) {
            return new Fault(line, index, field, into.of(message));
        }
    }

    private Problem(ProblemKind kind, String detail, Extras extras) {
        super(detail, null, false, false);
        this.kind = kind;
        this.extras = extras;
    }

    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind, detail, Extras.NONE);
    }

    public static Problem of(ProblemKind kind) {
        return of(kind, kind.advice());
    }

    public static Problem field(String field, String detail) {
        return new Problem(ProblemKind.INVALID_FIELD, detail, new Extras(field, null, List.of(), null, null, null));
    }

    public static Problem later(ProblemKind kind, Duration retryAfter) {
        return new Problem(kind, kind.advice(), new Extras(null, retryAfter, List.of(), null, null, null));
    }

    public static Problem errors(String detail, List<Fault> errors) {
        return new Problem(
                ProblemKind.REJECTED_IMPORT, detail, new Extras(null, null, List.copyOf(errors), null, null, null));
    }

    public static Problem taken(String detail, @Nullable String holder, @Nullable String holderName) {
        return new Problem(ProblemKind.TAKEN, detail, new Extras(null, null, List.of(), holder, holderName, null));
    }

    /** A ticket somebody else is asked to take first, until then. */
    public static Problem offered(Refusal refusal, @Nullable String name) {
        var detail = String.valueOf(refusal.getMessage());
        var extras = new Extras(null, null, List.of(), refusal.holder(), name, refusal.until());
        return new Problem(ProblemKind.OFFERED, detail, extras);
    }

    public ProblemKind kind() {
        return kind;
    }

    public @Nullable String field() {
        return extras.field();
    }

    /** What is wrong, one by one; empty unless there may be many. */
    public List<Fault> errors() {
        return extras.errors();
    }

    /** Null unless waiting helps. */
    public @Nullable Duration retryAfter() {
        return extras.retryAfter();
    }

    /** As the caller reads it, in a language of the caller's. */
    public ObjectNode json(Translation into) {
        var json = Json.object()
                .put("type", "/problems/" + kind.slug())
                .put("title", kind.title())
                .put("status", kind.status())
                .put("detail", into.of(String.valueOf(getMessage())));
        json.setAll(Json.object(extras.in(into)));
        json.remove("retryAfter");
        if (extras.errors().isEmpty()) {
            json.remove("errors");
        }
        return json;
    }
}
