package dev.evenhand.bot.tool;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The declaration of tools: {@code {"hosts": […], "tools": [{…}]}}. Every fault is collected, so that an operator sees
 * all of them at once.
 */
public final class ToolFile {

    private static final Set<String> FIELDS = Set.of(
            "name",
            "title",
            "articles",
            "parameter",
            "verified",
            "address",
            "headers",
            "result",
            "personal",
            "answer",
            "timeoutSeconds",
            "mostBytes",
            "mostPerMinute");
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int LONGEST_FIELD = 500;

    private final List<String> faults = new ArrayList<>();
    private final Set<String> hosts = new HashSet<>();
    private final List<Tool> tools = new ArrayList<>();

    private ToolFile() {}

    /**
     * What was declared.
     *
     * @param faults what is wrong, each with the place; nothing may be used unless this is empty
     */
    public record Declared(List<Tool> tools, List<String> faults) {
        public Declared {
            tools = List.copyOf(tools);
            faults = List.copyOf(faults);
        }
    }

    public static Declared read(JsonObject file) {
        var read = new ToolFile();
        texts(file, "hosts").forEach(read.hosts::add);
        if (read.hosts.isEmpty()) {
            read.faults.add("hosts: list the hosts that may be asked, such as shop.example:443");
        }
        var declared = file.getValue("tools") instanceof JsonArray list ? list : new JsonArray();
        for (int i = 0; i < declared.size(); i++) {
            String place = "tools[" + i + "]";
            if (declared.getValue(i) instanceof JsonObject tool) {
                read.take(tool, place);
            } else {
                read.faults.add(place + ": must be an object");
            }
        }
        return new Declared(read.tools, read.faults);
    }

    private void take(JsonObject json, String place) {
        int before = faults.size();
        json.fieldNames().stream()
                .filter(name -> !FIELDS.contains(name))
                .forEach(name -> faults.add(place + "." + name + ": is not a field of a tool"));
        String name = text(json, "name");
        unless(NAME.matcher(name).matches(), place + ".name", "use small letters, digits and hyphens");
        var parameter = parameter(json, place);
        String address = text(json, "address");
        checkAddress(address, parameter, place + ".address");
        checkWho(json, address, place);
        var articles = texts(json, "articles");
        unless(!articles.isEmpty(), place + ".articles", "name at least one article it may be used for");
        var result = fields(json, place);
        unless(!result.isEmpty(), place + ".result", "name at least one field of the answer");
        var answer = byLocale(json, "answer");
        unless(!answer.isEmpty(), place + ".answer", "say what a customer reads, by language");
        if (faults.size() == before && parameter != null) {
            tools.add(new Tool(
                    name,
                    byLocale(json, "title"),
                    Set.copyOf(articles),
                    parameter,
                    Boolean.TRUE.equals(json.getValue("verified")),
                    address,
                    byLocale(json, "headers"),
                    result,
                    answer,
                    limits(json)));
        }
    }

    private Tool.@Nullable Parameter parameter(JsonObject json, String place) {
        var parameter = json.getValue("parameter") instanceof JsonObject object ? object : new JsonObject();
        String name = text(parameter, "name");
        String pattern = text(parameter, "pattern");
        unless(NAME.matcher(name).matches(), place + ".parameter.name", "use small letters, digits and hyphens");
        unless(!name.equals("customer"), place + ".parameter.name", "customer is the customer's id; use another name");
        unless(!pattern.isEmpty(), place + ".parameter.pattern", "say what it looks like, such as [A-Z]{2}-[0-9]{6}");
        try {
            var compiled = Pattern.compile(pattern);
            unless(!compiled.matcher("").matches(), place + ".parameter.pattern", "must not match nothing at all");
            return new Tool.Parameter(name, compiled);
        } catch (PatternSyntaxException e) {
            faults.add(place + ".parameter.pattern: " + e.getDescription());
            return null;
        }
    }

    /** Whoever types a number gets what it names, unless it is asked who they are: that has to be decided, not overlooked. */
    private void checkWho(JsonObject json, String address, String place) {
        var verified = json.getValue("verified");
        unless(verified == null || verified instanceof Boolean, place + ".verified", "is true or false");
        unless(
                verified != null || texts(json, "personal").isEmpty(),
                place + ".verified",
                "say true, so that personal fields go only to customers your page vouches for, or false, so that"
                        + " whoever knows a number reads them");
        unless(
                !address.contains(Tool.CUSTOMER) || Boolean.TRUE.equals(verified),
                place + ".verified",
                "must be true where the address names " + Tool.CUSTOMER);
    }

    private void checkAddress(String address, Tool.@Nullable Parameter parameter, String place) {
        String braced = parameter == null ? "" : "{" + parameter.name() + "}";
        unless(address.contains(braced), place, "must hold the parameter as " + braced);
        try {
            var uri = URI.create(address.replace(braced, "x").replace(Tool.CUSTOMER, "x"));
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            unless(http && uri.getHost() != null, place, "must be an http or https address");
            boolean own =
                    uri.getRawAuthority() != null && address.indexOf(braced) > address.indexOf(uri.getRawAuthority());
            unless(own || braced.isEmpty(), place, "the parameter may stand in path and query only");
            int customer = address.indexOf(Tool.CUSTOMER);
            unless(
                    customer < 0 || (own && customer > address.indexOf(uri.getRawAuthority())),
                    place,
                    "the customer may stand in path and query only");
            boolean listed = hosts.contains(uri.getHost()) || hosts.contains(uri.getHost() + ":" + uri.getPort());
            unless(listed, place, "the host " + uri.getHost() + " is not in hosts");
        } catch (IllegalArgumentException e) {
            faults.add(place + ": " + e.getMessage());
        }
    }

    private List<Tool.Field> fields(JsonObject json, String place) {
        var fields = new ArrayList<Tool.Field>();
        var personal = texts(json, "personal");
        var list = json.getValue("result") instanceof JsonArray array ? array : new JsonArray();
        for (int i = 0; i < list.size(); i++) {
            if (list.getValue(i) instanceof String path && !path.isBlank()) {
                boolean optional = path.endsWith("?");
                String name = optional ? path.substring(0, path.length() - 1) : path;
                fields.add(new Tool.Field(name, !optional, LONGEST_FIELD, personal.contains(name)));
            } else {
                faults.add(place + ".result[" + i + "]: must be a field's name, such as order.status");
            }
        }
        var known = fields.stream().map(Tool.Field::path).toList();
        personal.forEach(name -> unless(known.contains(name), place + ".personal", name + " is no field of result"));
        return fields;
    }

    private static Tool.Limits limits(JsonObject json) {
        var usual = Tool.Limits.DEFAULT;
        double seconds = json.getDouble("timeoutSeconds", usual.time().toMillis() / 1000.0);
        return new Tool.Limits(
                Duration.ofMillis(Math.round(1000 * Math.max(0.1, Math.min(seconds, 10)))),
                Math.max(1, Math.min(json.getInteger("mostBytes", usual.bytes()), 1024 * 1024)),
                Math.max(1, Math.min(json.getInteger("mostPerMinute", usual.perMinute()), 100_000)));
    }

    private static Map<String, String> byLocale(JsonObject json, String name) {
        var texts = new HashMap<String, String>();
        if (json.getValue(name) instanceof JsonObject object) {
            object.forEach(entry -> texts.put(entry.getKey(), String.valueOf(entry.getValue())));
        }
        return texts;
    }

    private static List<String> texts(JsonObject json, String name) {
        return json.getValue(name) instanceof JsonArray array
                ? array.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static String text(JsonObject json, String name) {
        return json.getValue(name) instanceof String text ? text.strip() : "";
    }

    private void unless(boolean sound, String place, String message) {
        if (!sound) {
            faults.add(place + ": " + message);
        }
    }
}
