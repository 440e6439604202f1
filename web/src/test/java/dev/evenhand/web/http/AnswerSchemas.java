package dev.evenhand.web.http;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * What the contract says of answers, held against them more strictly than a reader should: what is not declared is a fault,
 * though later versions may add to what they answer.
 */
public final class AnswerSchemas {
    private static final String JSON = "application/json";
    private static final Set<String> TYPES = Set.of(JSON, "application/problem+json");
    private static final JsonObject NONE = new JsonObject();
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("https://evenhand.example/")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private final JsonObject contract = closed(new JsonObject(Contract.bundled().json()));
    private final Map<JsonObject, Validator> validators = new ConcurrentHashMap<>();

    /** An answer as it came; {@code type} without parameters. */
    public record Answered(HttpMethod method, String path, int status, String type, String body) {}

    /** Every operation that reads and answers JSON and needs nothing but its address. */
    public List<Operation> questions() {
        return Contract.bundled().operations().stream()
                .filter(operation -> operation.method().equals(HttpMethod.GET) && operation.variables() == 0)
                .filter(operation -> schema(operation, 200, JSON).isPresent())
                .toList();
    }

    /** What is wrong with an answer, place by place: its type, and of JSON what it holds. */
    public List<String> faults(Answered answered) {
        var path = answered.path().split("\\?", 2)[0];
        return Contract.bundled().operations().stream()
                .filter(operation -> operation.method().equals(answered.method()))
                .filter(operation -> path.matches(operation.path().replaceAll("\\{\\w+}", "[^/]+")))
                .findFirst()
                .map(operation -> faults(operation, answered))
                .orElse(List.of());
    }

    private List<String> faults(Operation operation, Answered answered) {
        if (!declared(operation, answered)) {
            return List.of(answered.status() + " as " + answered.type() + " is not declared");
        }
        return schema(operation, answered.status(), answered.type())
                .map(schema -> faults(schema, answered.body()))
                .orElse(List.of());
    }

    private boolean declared(Operation operation, Answered answered) {
        var content = content(operation, answered.status());
        return content.isEmpty() ? answered.body().isEmpty() : content.containsKey(answered.type());
    }

    /** The same of anything a schema of this name speaks of. */
    public List<String> faults(String name, String value) {
        return faults(new JsonObject().put("$ref", "#/components/schemas/" + name), value);
    }

    private List<String> faults(JsonObject schema, String value) {
        var found = validators.computeIfAbsent(schema, this::validator).validate(Json.decodeValue(value));
        return Boolean.TRUE.equals(found.getValid())
                ? List.of()
                : Objects.requireNonNullElse(found.getErrors(), List.<OutputUnit>of()).stream()
                        .map(fault -> fault.getInstanceLocation() + ": " + fault.getError())
                        .distinct()
                        .toList();
    }

    private Validator validator(JsonObject schema) {
        var whole = schema.copy().put("components", contract.getJsonObject("components"));
        return Validator.create(JsonSchema.of(whole), OPTIONS);
    }

    private Optional<JsonObject> schema(Operation operation, int status, String type) {
        return TYPES.contains(type)
                ? Optional.ofNullable(at(content(operation, status), type).getJsonObject("schema"))
                : Optional.empty();
    }

    /** By type; what is answered with a status that is not declared must be a problem. */
    private JsonObject content(Operation operation, int status) {
        var method = operation.method().name().toLowerCase(Locale.ROOT);
        var responses = at(at(at(contract, "paths"), operation.path()), method).getJsonObject("responses");
        var key = Integer.toString(status);
        return at(resolved(at(responses, responses.containsKey(key) ? key : "default")), "content");
    }

    private JsonObject resolved(JsonObject node) {
        var named = node.getString("$ref");
        return named == null
                ? node
                : Stream.of(named.substring(2).split("/")).reduce(contract, AnswerSchemas::at, (one, other) -> other);
    }

    private static JsonObject at(JsonObject node, String name) {
        return node.getJsonObject(name, NONE);
    }

    /** The same where an object that names its fields holds no others. */
    private static JsonObject closed(JsonObject node) {
        node.forEach(field -> closed(field.getValue()));
        if (node.getValue("properties") instanceof JsonObject && !node.containsKey("additionalProperties")) {
            node.put("additionalProperties", false);
        }
        return node;
    }

    private static void closed(Object value) {
        if (value instanceof JsonObject object) {
            closed(object);
        } else if (value instanceof JsonArray array) {
            array.forEach(AnswerSchemas::closed);
        }
    }
}
