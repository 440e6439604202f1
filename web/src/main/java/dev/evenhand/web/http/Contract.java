package dev.evenhand.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The API's contract, {@code openapi.yaml} on the class path: served whole, and read here for the router.
 *
 * <p>vertx-openapi 5.0 loads no contract that names problem+json, event streams, ndjson, CSV or Parquet. Only requests
 * are checked at run time, so the copy it gets has bare responses and JSON request bodies only.
 */
public final class Contract {
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete");
    private static final String JSON = "application/json";
    private static final String SCHEMAS = "#/components/schemas/";
    private static final int DEFAULT_BODY_LIMIT = 64 * 1024;

    private final String yaml;
    private final ObjectNode whole;
    private final List<Operation> operations;

    private Contract(String yaml, ObjectNode whole) {
        this.yaml = yaml;
        this.whole = whole;
        this.operations = operations(whole);
    }

    /** The contract of this program; read on first use, which takes a while. */
    public static Contract bundled() {
        return Bundled.CONTRACT;
    }

    private static final class Bundled {
        static final Contract CONTRACT = read();
    }

    private static Contract read() {
        try (var in = Contract.class.getResourceAsStream("/openapi.yaml")) {
            if (in == null) {
                throw new IllegalStateException("openapi.yaml is missing from the class path");
            }
            var yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return new Contract(yaml, (ObjectNode) new YAMLMapper().readTree(yaml));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The text served. */
    public String yaml() {
        return yaml;
    }

    /** The same as JSON, for the reference page. */
    public String json() {
        return whole.toString();
    }

    /** Every operation, in the order in which the router must try them. */
    public List<Operation> operations() {
        return operations;
    }

    /** What vertx-openapi can load of it. */
    public Future<OpenAPIContract> routable(Vertx vertx) {
        var copy = whole.deepCopy();
        each(copy, (path, method, operation) -> strip(operation));
        ((ObjectNode) copy.get("components")).remove("responses");
        copy.remove(List.of("security", "webhooks"));
        keepWhatIsNamed(copy);
        return OpenAPIContract.from(vertx, new JsonObject(copy.toString()));
    }

    /** Most schemas are of answers alone; loading them would take as long as all others. */
    private static void keepWhatIsNamed(ObjectNode contract) {
        var components = (ObjectNode) contract.get("components");
        var all = components.remove("schemas");
        var kept = components.putObject("schemas");
        var open = new ArrayDeque<>(named(contract));
        while (!open.isEmpty()) {
            var name = open.pop();
            if (!kept.has(name)) {
                kept.set(name, all.get(name));
                open.addAll(named(all.get(name)));
            }
        }
    }

    private static Set<String> named(JsonNode node) {
        return node.findValuesAsText("$ref").stream()
                .filter(ref -> ref.startsWith(SCHEMAS))
                .map(ref -> ref.substring(SCHEMAS.length()))
                .collect(Collectors.toSet());
    }

    private static void strip(ObjectNode operation) {
        operation.remove("security");
        operation.putObject("responses").putObject("default").put("description", "See the whole contract.");
        var content = operation.path("requestBody").path("content");
        if (content.isObject() && !content.has(JSON)) {
            operation.remove("requestBody");
        } else if (content.isObject()) {
            ((ObjectNode) content).retain(JSON);
        }
    }

    private List<Operation> operations(ObjectNode contract) {
        var all = new ArrayList<Operation>();
        each(contract, (path, method, operation) -> all.add(operation(path, method, operation)));
        all.sort(Comparator.comparingInt(Operation::variables));
        return List.copyOf(all);
    }

    private Operation operation(String path, String method, ObjectNode node) {
        var body = resolved(node.path("requestBody"));
        var access = new HashSet<String>();
        node.path("x-access").forEach(role -> access.add(role.asText()));
        return new Operation(
                node.path("operationId").asText(),
                HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)),
                path,
                Set.copyOf(access),
                node.path("tags").path(0).asText().equals("customer"),
                node.path("x-body-limit").asLong(DEFAULT_BODY_LIMIT),
                body.path("content").has(JSON),
                otherBodies(body.path("content")),
                body.path("required").asBoolean(),
                parameters(node));
    }

    private static Set<String> otherBodies(JsonNode content) {
        var types = new HashSet<String>();
        content.fieldNames().forEachRemaining(types::add);
        types.remove(JSON);
        return Set.copyOf(types);
    }

    private List<Operation.Parameter> parameters(ObjectNode operation) {
        return stream(operation.path("parameters"))
                .map(this::resolved)
                .filter(parameter -> parameter.path("in").asText().equals("query"))
                .map(parameter -> new Operation.Parameter(
                        parameter.path("name").asText(),
                        resolved(parameter.path("schema")).path("type").asText("string"),
                        parameter.path("required").asBoolean()))
                .toList();
    }

    /** The node itself, or what its {@code $ref} names. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? whole.at(node.get("$ref").asText().substring(1)) : node;
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private interface Visit {
        void operation(String path, String method, ObjectNode operation);
    }

    private static void each(ObjectNode contract, Visit visit) {
        contract.get("paths").properties().forEach(path -> path.getValue().properties().stream()
                .filter(entry -> METHODS.contains(entry.getKey()))
                .forEach(entry -> visit.operation(path.getKey(), entry.getKey(), (ObjectNode) entry.getValue())));
    }
}
