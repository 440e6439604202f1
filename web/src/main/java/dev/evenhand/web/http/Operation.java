package dev.evenhand.web.http;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;

/**
 * One operation of the contract, as far as the router needs it.
 *
 * @param path with parameters in braces
 * @param access who may call it: public, customer, staff (anybody signed in), agent, manager, admin
 * @param embeddable whether pages of other origins may call it
 * @param bodyLimit longest body taken, in bytes
 * @param takesJson whether it describes a JSON body
 * @param otherBodies further media types it takes, which are checked by whoever reads them
 * @param needsBody whether the body may not be left out
 * @param parameters what may stand in query and headers
 */
public record Operation(
        String id,
        HttpMethod method,
        String path,
        Set<String> access,
        boolean embeddable,
        long bodyLimit,
        boolean takesJson,
        Set<String> otherBodies,
        boolean needsBody,
        List<Parameter> parameters) {

    /** A parameter of the query; {@code type} is string, integer, number or boolean. */
    public record Parameter(String name, String type, boolean required) {}

    /** The path as the router writes it. */
    public String route() {
        return path.replaceAll("\\{([^}]+)}", ":$1");
    }

    /** Literal paths before those with parameters. */
    int variables() {
        return (int) path.chars().filter(c -> c == '{').count();
    }
}
