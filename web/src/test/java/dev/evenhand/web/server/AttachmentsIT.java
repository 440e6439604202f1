package dev.evenhand.web.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files sent in a chat, and how far each side has read it. */
class AttachmentsIT {
    private static final Buffer PDF = Buffer.buffer("%PDF-1.7\nnot much of one");

    @TempDir
    static Path directory;

    private static House house;

    @BeforeAll
    static void open() {
        house = House.open(directory);
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static HttpResponse<Buffer> send(House.Talk talk, String name, Buffer content) {
        return house.call(HttpMethod.POST, talk.at("/attachments"), talk.token())
                .addQueryParam("name", name)
                .putHeader("Content-Type", "application/octet-stream")
                .sendBuffer(content)
                .await();
    }

    private static House.Talk written() {
        var talk = house.open();
        house.say(talk, "Look at this, please.");
        return talk;
    }

    @Test
    void whoeverHasNotWrittenYetSendsNoFile() {
        var refused = send(house.open(), "a.pdf", PDF);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.bodyAsJsonObject().getString("type")).endsWith("write-first");
    }

    @Test
    void whatWasSentIsFetchedWithTheConversationsTokenAndByStaff() {
        var talk = written();
        var sent = send(talk, "receipt, mine.pdf", PDF);
        assertThat(sent.statusCode()).isEqualTo(201);
        var attachment = sent.bodyAsJsonObject();
        assertThat(attachment.getString("mediaType")).isEqualTo("application/pdf");

        var path = talk.at("/attachments/" + attachment.getString("id"));
        for (var token : new String[] {talk.token(), house.token("agent")}) {
            var fetched = house.get(path, token);
            assertThat(fetched.body()).isEqualTo(PDF);
            assertThat(fetched.getHeader("Content-Type")).isEqualTo("application/pdf");
            assertThat(fetched.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(fetched.getHeader("Content-Disposition"))
                    .isEqualTo("attachment; filename*=UTF-8''receipt%2C%20mine.pdf");
        }
    }

    @Test
    void anotherConversationsTokenFetchesNothing() {
        var talk = written();
        var id = send(talk, "a.pdf", PDF).bodyAsJsonObject().getString("id");
        var stranger = house.open();

        assertThat(house.get(talk.at("/attachments/" + id), stranger.token()).statusCode())
                .isEqualTo(404);
        assertThat(house.get(stranger.at("/attachments/" + id), stranger.token())
                        .statusCode())
                .isEqualTo(404);
        assertThat(house.get(talk.at("/attachments/" + id), null).statusCode()).isEqualTo(401);
    }

    @Test
    void aPageThatCallsItselfAPictureIsNotTaken() {
        var refused = send(written(), "cat.png", Buffer.buffer("<html><script>alert(1)</script></html>"));

        assertThat(refused.statusCode()).isEqualTo(415);
        assertThat(refused.bodyAsJsonObject().getString("detail")).contains("PDF");
    }

    @Test
    void aFileThatIsTooLargeIsRefusedAndSaysHowLargeItMayBe() {
        var large = Buffer.buffer(new byte[5 * 1024 * 1024 + 1]);

        var refused = send(written(), "large.pdf", large);

        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.bodyAsJsonObject().getString("detail")).contains("5 MB");
    }

    @Test
    void aNameIsNeverAPathNorReadsBackwards() {
        var sent = send(written(), "../../etc/\u202Efdp.exe", PDF).bodyAsJsonObject();

        assertThat(sent.getString("name")).isEqualTo("fdp.exe");
    }

    @Test
    void nothingIsKeptOfAFileForAClosedConversation() throws Exception {
        var talk = written();
        house.post(talk.at("/close"), talk.token(), new JsonObject());

        assertThat(send(talk, "late.pdf", PDF).statusCode()).isEqualTo(409);
        var folder = directory.resolve("attachments").resolve(talk.id());
        try (var left = Files.list(folder)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void aReadMarkMovesOnAndNeverBack() {
        var talk = house.open();
        mark(talk, "1700000000002-0");
        mark(talk, "1700000000001-5");

        var marks = house.get(talk.at("/read"), talk.token()).bodyAsJsonObject();

        assertThat(marks).isEqualTo(new JsonObject().put("customer", "1700000000002-0"));
        assertThat(mark(talk, "yesterday").bodyAsJsonObject().getString("field"))
                .isEqualTo("eventId");
    }

    @Test
    void whoOnlyLooksOnLeavesNoMark() {
        var talk = house.open();
        var looker = house.token("agent");

        house.post(talk.at("/read"), looker, new JsonObject().put("eventId", "1700000000002-0"));

        assertThat(house.get(talk.at("/read"), looker).bodyAsString(StandardCharsets.UTF_8.name()))
                .isEqualTo("{}");
    }

    private static HttpResponse<Buffer> mark(House.Talk talk, String eventId) {
        return house.post(talk.at("/read"), talk.token(), new JsonObject().put("eventId", eventId));
    }
}
