package dev.evenhand.bot.exchange;

import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The YAML above a Markdown text: names with texts or lists of texts. Nothing in it is ever run or instantiated. */
final class FrontMatter {

    /** Other ways to write a field's name. */
    private static final Map<String, String> NAMES = Map.of(
            "language", "locale",
            "lang", "locale",
            "validfrom", "validFrom",
            "validto", "validTo",
            "source", "sources",
            "question", "questions");

    private FrontMatter() {}

    /** Hears what is wrong; lines are counted from 1 within the front matter. */
    interface Faults {
        void fault(int line, String field, String message);
    }

    /** Fills in what it says; false when there is a fault. */
    static boolean read(String yaml, JsonObject into, Faults faults) {
        try {
            var node = new Yaml(new LoaderOptions()).compose(new StringReader(yaml));
            if (!(node instanceof MappingNode mapping)) {
                faults.fault(1, "", "The lines between --- must be names and values, such as \"id: refund\".");
                return false;
            }
            boolean sound = true;
            for (var pair : mapping.getValue()) {
                sound &= take(pair, into, faults);
            }
            return sound;
        } catch (MarkedYAMLException e) {
            var mark = e.getProblemMark();
            faults.fault(mark == null ? 1 : mark.getLine() + 1, "", "The front matter is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            faults.fault(1, "", "The front matter is not YAML: " + e.getMessage());
        }
        return false;
    }

    private static boolean take(NodeTuple pair, JsonObject into, Faults faults) {
        String written = pair.getKeyNode() instanceof ScalarNode key ? key.getValue() : "";
        String plain = written.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
        String name = NAMES.getOrDefault(plain, written);
        var node = pair.getValueNode();
        if (node instanceof ScalarNode scalar) {
            putScalar(name, scalar.getValue().strip(), into);
            return true;
        } else if (node instanceof SequenceNode list
                && list.getValue().stream().allMatch(ScalarNode.class::isInstance)) {
            var texts = new JsonArray();
            list.getValue().forEach(item -> texts.add(((ScalarNode) item).getValue()));
            into.put(name, texts);
            return true;
        }
        faults.fault(line(node), written, "\"" + written + "\" must be text or a list of texts.");
        return false;
    }

    private static void putScalar(String name, String value, JsonObject into) {
        switch (name) {
            case "questions", "sources" ->
                into.put(name, value.isEmpty() ? new JsonArray() : new JsonArray().add(value));
            case "handoff" -> into.put(name, flag(value));
            default -> into.put(name, value);
        }
    }

    /** What is neither is left as it is, to be named as a fault. */
    private static Object flag(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "yes", "always" -> true;
            case "false", "no", "never", "" -> false;
            default -> value;
        };
    }

    private static int line(Node node) {
        return node.getStartMark() == null ? 1 : node.getStartMark().getLine() + 1;
    }

    /** A value as YAML: quoted text, or a list of it. */
    static String value(Object value) {
        if (value instanceof JsonArray list) {
            return list.isEmpty()
                    ? "[]"
                    : list.stream().map(item -> "\n  - " + Json.encode(item)).collect(Collectors.joining());
        }
        return value instanceof Boolean ? value.toString() : Json.encode(value);
    }
}
