package dev.evenhand.web.http;

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
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the contract says of answers, held against them more strictly than a reader should: what is not declared is a fault,
 * though later versions may add to what they answer.
 */
public final class AnswerSchemas {
    private static final JsonSchemaOptions OPTIONS = new JsonSchemaOptions()
            .setBaseUri("https://evenhand.example/")
            .setDraft(Draft.DRAFT202012)
            .setOutputFormat(OutputFormat.Basic);

    private final JsonObject contract = closed(new JsonObject(Contract.bundled().json()));

    /** An operation that needs nothing but its address, and the names of what it may be asked. */
    public record Question(String id, String path, Set<String> parameters) {
        @Override
        public String toString() {
            return id;
        }
    }

    /** Every operation that reads and answers JSON, whatever the path. */
    public List<Question> questions() {
        return Contract.bundled().operations().stream()
                .filter(operation -> operation.method().name().equals("GET") && operation.variables() == 0)
                .filter(operation -> !schema(operation.path()).isEmpty())
                .map(operation -> new Question(
                        operation.id(),
                        operation.path(),
                        operation.parameters().stream()
                                .map(Operation.Parameter::name)
                                .collect(Collectors.toSet())))
                .toList();
    }

    /** What is wrong with an answer, place by place; empty where it is as the contract says. */
    public List<String> faults(Question question, String answer) {
        return faults(schema(question.path()), answer);
    }

    /** The same of anything a schema of this name speaks of. */
    public List<String> faults(String name, String value) {
        return faults(new JsonObject().put("$ref", "#/components/schemas/" + name), value);
    }

    private List<String> faults(JsonObject schema, String value) {
        var whole = schema.copy().put("components", contract.getJsonObject("components"));
        var found = Validator.create(JsonSchema.of(whole), OPTIONS).validate(Json.decodeValue(value));
        return Boolean.TRUE.equals(found.getValid())
                ? List.of()
                : Objects.requireNonNullElse(found.getErrors(), List.<OutputUnit>of()).stream()
                        .map(fault -> fault.getInstanceLocation() + ": " + fault.getError())
                        .distinct()
                        .toList();
    }

    /** Of the answer when all went well; empty where that is no JSON. */
    private JsonObject schema(String path) {
        return Stream.of("get", "responses", "200", "content", "application/json", "schema")
                .reduce(
                        contract.getJsonObject("paths").getJsonObject(path),
                        (node, name) -> node.getJsonObject(name, new JsonObject()),
                        (one, other) -> other);
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
