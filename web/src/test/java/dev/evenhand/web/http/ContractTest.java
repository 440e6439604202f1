package dev.evenhand.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final ContractCheck CHECK =
            Contract.bundled().routable(VERTX).map(ContractCheck::new).await();
    private static final Set<String> AUDIENCES = Set.of("public", "customer", "staff", "agent", "manager", "admin");

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    @Test
    void everyOperationNamesWhoMayCallIt() {
        assertThat(Contract.bundled().operations()).isNotEmpty().allSatisfy(operation -> assertThat(operation.access())
                .isNotEmpty()
                .isSubsetOf(AUDIENCES));
    }

    @Test
    void operationIdsAreUnique() {
        assertThat(Contract.bundled().operations()).extracting(Operation::id).doesNotHaveDuplicates();
    }

    @Test
    void literalPathsAreTriedBeforeThoseWithParameters() {
        var paths = Contract.bundled().operations().stream()
                .filter(operation -> operation.method().equals(HttpMethod.GET))
                .map(Operation::path)
                .toList();

        assertThat(paths.indexOf("/api/v1/articles/history")).isLessThan(paths.indexOf("/api/v1/articles/{id}"));
    }

    @Test
    void everyObjectSaysWhatIsInIt() throws IOException {
        assertThat(silent(Json.tree(Contract.bundled().json().getBytes(StandardCharsets.UTF_8)), ""))
                .isEmpty();
    }

    /** Places of schemas of objects that name no field and no kind of value. */
    private static List<String> silent(JsonNode node, String place) {
        var found = new ArrayList<String>();
        boolean object = node.path("type").asText().equals("object")
                || StreamSupport.stream(node.path("type").spliterator(), false)
                        .anyMatch(type -> type.asText().equals("object"));
        if (object && !node.has("properties") && !node.has("additionalProperties")) {
            found.add(place);
        }
        node.properties().forEach(field -> found.addAll(silent(field.getValue(), place + "/" + field.getKey())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            found.addAll(silent(node.get(i), place + "/" + i));
        }
        return found;
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openConversation | {\"customer\":{\"email\":5}}          | customer.email",
                "openConversation | {\"customer\":{\"colour\":\"red\"}}   | customer.colour",
                "openConversation | {\"page\":{\"colour\":1}}             | page.colour",
                "openConversation | {\"locale\":\"\"}                     | locale",
                "openConversation | {\"previous\":{\"id\":\"c-1\"}}       | previous.token",
                "rate             | {\"csat\":6}                          | csat",
                "rate             | {\"csat\":4.5}                        | csat",
                "rate             | {\"csat\":\"5\"}                      | csat",
                "rate             | {\"resolved\":\"maybe\"}              | resolved",
                "rate             | {\"stars\":5}                         | stars",
                "setPresence      | {\"status\":\"asleep\"}               | status",
                "setPresence      | {\"status\":\"busy\",\"capacity\":1001} | capacity",
                "resolve          | {\"disposition\":\"\"}                 | disposition",
                "createToken      | {\"name\":\"n\",\"roles\":[\"king\"]} | roles[0]",
                "createToken      | {\"name\":\"n\",\"roles\":[]}         | roles",
                "changeSettings   | {\"origins\":[\"https://a\",\"*\"]}   | origins[1]",
                "signIn           | {\"name\":\"admin\"}                  | password",
                "askBot           | {\"text\":\" \"}                      | text"
            })
    void theOffendingFieldIsNamed(String operation, String body, String field) {
        var problem = Objects.requireNonNull(CHECK.problem(operation, Buffer.buffer(body)));

        assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_FIELD);
        assertThat(problem.field()).isEqualTo(field);
        assertThat(problem.json(Translation.into(null)).path("detail").asText()).contains(field);
    }

    @ParameterizedTest(name = "{1}: {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openConversation | {\"locale\":\"en_US\"} | \"locale\" is not written as it must be: a language tag such as en or zh-CN.",
                "openConversation | {\"customer\":{\"email\":\"kim\"}} | \"customer.email\" is not written as it must be: an e-mail address such as kim@shop.example.",
                "openConversation | {\"locale\":5} | \"locale\" is of the wrong type; it takes: string.",
                "rate | {\"csat\":6} | \"csat\" is too large; at most 5.",
                "rate | {\"resolved\":\"maybe\"} | \"resolved\" is not one of the values allowed: yes, no.",
                "rate | {\"csat\":5,\"csat\":4} | The body names \"csat\" twice.",
                "rate | {\"csat\":NaN} | The body is not JSON from line 1, column 12 on.",
                "changeSettings | {\"origins\":[\"https://a\",\"*\"]} | \"origins[1]\" is not written as it must be: an origin without a path, such as https://shop.example.",
                "createToken | {\"name\":\"n\",\"roles\":[]} | \"roles\" has too few entries; at least 1."
            })
    void theSentenceSaysWhatToWriteInstead(String operation, String body, String sentence) {
        var problem = Objects.requireNonNull(CHECK.problem(operation, Buffer.buffer(body)));

        assertThat(problem.json(Translation.into(null)).path("detail").asText()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "openConversation | {}",
                "openConversation | {\"locale\":\"zh-CN\",\"page\":\"https://shop.example/a\"}",
                "openConversation | {\"page\":{\"address\":\"https://shop.example\",\"title\":\"Shop\"}}",
                "rate             | {\"csat\":5,\"resolved\":\"yes\",\"nps\":10,\"comment\":\"\"}",
                "resolve          | {\"disposition\":\"resolved\",\"wrapUpSeconds\":12.5}"
            })
    void whatTheContractAllowsPasses(String operation, String body) {
        assertThat(CHECK.problem(operation, Buffer.buffer(body))).isNull();
    }
}
