package dev.evenhand.bot.tool;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
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
 * @param articles it may be used for: the customer has to ask about one of them, or to send the parameter alone
 * @param parameter the word of the customer it needs
 * @param verified whether it is made only for customers the host page vouches for
 * @param address with the parameter in braces, in path or query, and {@code {customer}} where the customer's id goes; its host
 *     stands on the list
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
        boolean verified,
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

    /** How long a call may take, how many bytes of its answer are read, and how many calls a node makes in a minute. */
    public record Limits(Duration time, int bytes, int perMinute) {
        public static final Limits DEFAULT = new Limits(Duration.ofSeconds(2), 16 * 1024, 60);
    }

    /** In the address, where the id of a customer goes that the host page vouches for. */
    static final String CUSTOMER = "{customer}";

    /** The address for a value of a customer; what they hold can change neither host nor path. */
    URI address(String value, String customer) {
        return URI.create(
                address.replace(CUSTOMER, encoded(customer)).replace("{" + parameter.name() + "}", encoded(value)));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** Headers may hold keys, which never show in a log. */
    @Override
    public String toString() {
        return "Tool[" + name + "]";
    }
}
