package dev.evenhand.web.http;

import com.fasterxml.jackson.core.exc.StreamReadException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.DecodeException;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.Validator;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Holds a request against the contract's schemas, on the event loop: vertx-openapi's own request validator would hop to
 * a worker and back for each, which costs more than everything else.
 */
public final class ContractCheck {
    private static final Pattern TWICE = Pattern.compile("Duplicate field '(.*)'");

    private final OpenAPIContract contract;
    private final Map<String, Check> checks = new ConcurrentHashMap<>();

    public ContractCheck(OpenAPIContract contract) {
        this.contract = contract;
    }

    /** A parameter that an operation does not take would change nothing, and whoever wrote it believes that it did. */
    static Future<Void> names(RoutingContext ctx, Operation operation) {
        var taken =
                operation.parameters().stream().map(Operation.Parameter::name).toList();
        return ctx.queryParams().names().stream()
                .filter(name -> !taken.contains(name))
                .findFirst()
                .map(name -> Future.<Void>failedFuture(Problem.field(name, unknown(name, taken))))
                .orElseGet(Future::succeededFuture);
    }

    private static String unknown(String name, List<String> taken) {
        return "There is no parameter \"" + name + "\" here; "
                + (taken.isEmpty() ? "leave it out." : "those taken are " + String.join(", ", taken) + ".");
    }

    Future<Void> parameters(RoutingContext ctx, Operation operation) {
        for (var parameter : operation.parameters()) {
            var values = ctx.queryParams().getAll(parameter.name());
            var fault = values.isEmpty() ? missing(parameter) : wrong(operation, parameter, values);
            if (fault != null) {
                return Future.failedFuture(fault);
            }
        }
        return Future.succeededFuture();
    }

    private static @Nullable Problem missing(Operation.Parameter parameter) {
        return parameter.required()
                ? Problem.field(parameter.name(), "The parameter \"" + parameter.name() + "\" is missing.")
                : null;
    }

    private @Nullable Problem wrong(Operation operation, Operation.Parameter parameter, List<String> texts) {
        if (texts.size() > 1) {
            return Problem.field(parameter.name(), "Give \"" + parameter.name() + "\" once, not several times.");
        }
        var value = typed(parameter.type(), texts.get(0));
        if (value == null) {
            return Problem.field(
                    parameter.name(), "\"" + parameter.name() + "\" must be of type " + parameter.type() + ".");
        }
        return checkOf(operation.id() + "?" + parameter.name(), () -> schema(operation, parameter))
                .problem(value, parameter.name());
    }

    private static @Nullable Object typed(String type, String text) {
        try {
            return switch (type) {
                case "integer" -> Long.valueOf(text);
                case "number" -> Double.valueOf(text);
                case "boolean" -> flag(text);
                default -> text;
            };
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> null;
        };
    }

    private JsonSchema schema(Operation operation, Operation.Parameter parameter) {
        return contract.operation(operation.id()).getParameters().stream()
                .filter(candidate -> candidate.getName().equals(parameter.name()))
                .findFirst()
                .orElseThrow()
                .getSchema();
    }

    /** A body that is there must be JSON where JSON is described. */
    Future<Void> mediaType(RoutingContext ctx, Operation operation, Buffer body) {
        var declared = mediaType(ctx);
        boolean taken =
                declared.equals("application/json") || operation.otherBodies().contains(declared);
        if (body.length() == 0 || taken || !operation.takesJson()) {
            return Future.succeededFuture();
        }
        return Future.failedFuture(Problem.of(
                ProblemKind.UNSUPPORTED_MEDIA_TYPE, "Send the body with Content-Type: " + types(operation) + "."));
    }

    private static String types(Operation operation) {
        return Stream.concat(
                        Stream.of("application/json"),
                        operation.otherBodies().stream().sorted())
                .collect(Collectors.joining(", "));
    }

    private static String mediaType(RoutingContext ctx) {
        var declared = ctx.request().getHeader(HttpHeaders.CONTENT_TYPE);
        return declared == null ? "" : declared.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }

    Future<Void> body(RoutingContext ctx, Operation operation, Buffer body) {
        if (!operation.takesJson() || operation.otherBodies().contains(mediaType(ctx))) {
            return Future.succeededFuture();
        }
        return mediaType(ctx, operation, body).compose(json -> {
            var problem = body.length() == 0 ? absent(operation) : problem(operation.id(), body);
            return problem == null ? Future.succeededFuture() : Future.failedFuture(problem);
        });
    }

    private static @Nullable Problem absent(Operation operation) {
        return operation.needsBody() ? Problem.of(ProblemKind.MALFORMED_BODY, "The body is empty; send JSON.") : null;
    }

    /** What the contract has against a body; null for nothing. */
    public @Nullable Problem problem(String operation, Buffer body) {
        try {
            Json.tree(body.getBytes());
            var value = io.vertx.core.json.Json.decodeValue(body);
            return value == null
                    ? Problem.of(ProblemKind.MALFORMED_BODY)
                    : checkOf(operation, () -> bodySchema(operation)).problem(value, "");
        } catch (IOException | DecodeException notJson) {
            return malformed(notJson);
        }
    }

    /** Where a body ceases to be JSON, in our words: the parser's own speak of its switches. */
    static Problem malformed(Exception notJson) {
        if (notJson instanceof StreamReadException broken && broken.getLocation() != null) {
            var twice = TWICE.matcher(broken.getOriginalMessage());
            var at = broken.getLocation();
            return Problem.of(
                    ProblemKind.MALFORMED_BODY,
                    twice.find()
                            ? "The body names \"" + twice.group(1) + "\" twice."
                            : "The body is not JSON from line " + at.getLineNr() + ", column " + at.getColumnNr()
                                    + " on.");
        }
        return Problem.of(ProblemKind.MALFORMED_BODY, "The body is not JSON in UTF-8.");
    }

    private JsonSchema bodySchema(String operation) {
        return contract.operation(operation)
                .getRequestBody()
                .getContent()
                .values()
                .iterator()
                .next()
                .getSchema();
    }

    private Check checkOf(String key, Supplier<JsonSchema> schema) {
        return checks.computeIfAbsent(key, absent -> {
            var found = schema.get();
            return new Check(found, contract.getSchemaRepository().validator(found));
        });
    }

    /** A schema, and what holds values against it. */
    private record Check(JsonSchema schema, Validator validator) {
        @Nullable
        Problem problem(Object value, String whole) {
            return Faults.problem(schema, validator.validate(value), whole);
        }
    }
}
