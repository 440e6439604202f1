package dev.evenhand.web.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The two routes whose bodies are checked by hand say what the contract says. */
class HotRoutesTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static ContractCheck contract;

    @BeforeAll
    static void load() {
        contract = Contract.bundled().routable(VERTX).map(ContractCheck::new).await();
    }

    @AfterAll
    static void close() {
        VERTX.close().await();
    }

    static Stream<String> bodies() {
        var long4000 = "x".repeat(4000);
        return Stream.of(
                "{\"clientMessageId\":\"m-1\",\"text\":\"hello\"}",
                "{\"clientMessageId\":\"m-1\",\"text\":\"" + long4000 + "\"}",
                "{\"clientMessageId\":\"m-1\",\"text\":\"" + long4000 + "x\"}",
                "{\"clientMessageId\":\"m-1\",\"text\":\"" + "😀".repeat(4000) + "\"}",
                "{\"clientMessageId\":\"" + "i".repeat(64) + "\",\"text\":\"a\"}",
                "{\"clientMessageId\":\"" + "i".repeat(65) + "\",\"text\":\"a\"}",
                "{\"clientMessageId\":\"\",\"text\":\"a\"}",
                "{\"clientMessageId\":\"a b\",\"text\":\"a\"}",
                "{\"clientMessageId\":\"中\",\"text\":\"a\"}",
                "{\"clientMessageId\":\"m\",\"text\":\"\"}",
                "{\"clientMessageId\":\"m\",\"text\":\"   \\n \"}",
                "{\"clientMessageId\":\"m\",\"text\":7}",
                "{\"clientMessageId\":7,\"text\":\"a\"}",
                "{\"clientMessageId\":null,\"text\":\"a\"}",
                "{\"clientMessageId\":\"m\"}",
                "{\"text\":\"a\"}",
                "{\"clientMessageId\":\"m\",\"text\":\"a\",\"role\":\"agent\"}",
                "{\"clientMessageId\":\"m\",\"text\":\"a\",\"text\":\"b\"}",
                "[]",
                "\"text\"",
                "null",
                "{\"clientMessageId\":\"m\",",
                "{\"clientMessageId\":\"m\",\"text\":\"a\"} trailing",
                "");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void theHandWrittenCheckAgreesWithTheContract(String body) {
        for (var operation : new String[] {"say", "reply"}) {
            var promised = body.isEmpty()
                    ? Problem.of(ProblemKind.MALFORMED_BODY)
                    : contract.problem(operation, Buffer.buffer(body));
            var found = byHand(body);

            assertThat(found == null).as("refused alike").isEqualTo(promised == null);
            if (found != null && promised != null && promised.kind() == ProblemKind.INVALID_FIELD) {
                assertThat(found.field()).isEqualTo(promised.field());
            }
        }
    }

    private static @Nullable Problem byHand(String body) {
        try {
            UtteranceCheck.read(Buffer.buffer(body));
            return null;
        } catch (Problem problem) {
            return problem;
        }
    }
}
