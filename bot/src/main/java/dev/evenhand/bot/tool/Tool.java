package dev.evenhand.bot.tool;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One look-up, as an operator declares it.
 *
 * @param name of letters, digits and hyphens
 * @param title as a customer reads it, by locale
 * @param articles it may be used for: the customer has to ask about one of them
 * @param parameter the word of the customer it needs
 * @param address with the parameter in braces, in path or query; its host stands on the list
 * @param headers sent along
 * @param result what is read of the answer, in this order; anything else in it is ignored
 * @param answer by locale, what a customer reads, with parameter and fields in braces
 * @param limits of each call
 */
public record Tool(
        String name,
        Map<String, String> title,
        Set<String> articles,
        Parameter parameter,
        String address,
        Map<String, String> headers,
        List<Field> result,
        Map<String, String> answer,
        Limits limits) {

    public Tool {
        title = Map.copyOf(title);
        articles = Set.copyOf(articles);
        headers = Map.copyOf(headers);
        result = List.copyOf(result);
        answer = Map.copyOf(answer);
    }

    /**
     * The customer's own word.
     *
     * @param name in braces in address and answer
     * @param pattern it matches as a whole
     */
    public record Parameter(String name, Pattern pattern) {}

    /**
     * One value of the answer.
     *
     * @param path names from the outside in, such as {@code order.status}
     * @param required without it the answer counts as none
     * @param longest characters kept
     * @param personal the customer reads it, a language model never does
     */
    public record Field(String path, boolean required, int longest, boolean personal) {}

    /** How long a call may take, and how many bytes of its answer are read. */
    public record Limits(Duration time, int bytes) {
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(2), 16 * 1024);
    }

    /** The address for a value; what the value holds can change neither host nor path. */
    URI address(String value) {
        String encoded = java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20");
        return URI.create(address.replace("{" + parameter.name() + "}", encoded));
    }

    /** Headers may hold keys, which never show in a log. */
    @Override
    public String toString() {
        return "Tool[" + name + "]";
    }
}
