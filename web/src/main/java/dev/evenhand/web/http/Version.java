package dev.evenhand.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/** Which state of something shared a change was made of, so that nobody overwrites what they have not seen. */
public final class Version {
    private Version() {}

    /** The same for the same content on every node. */
    public static String of(JsonNode shown) {
        CRC32 crc = new CRC32();
        crc.update(shown.toString().getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }

    /** Throws a problem when {@code seen} is told and another state is kept by now. */
    public static void mustBe(@Nullable String seen, JsonNode kept) {
        if (seen != null && !seen.equals(of(kept))) {
            throw Problem.of(
                    ProblemKind.OUTDATED,
                    "Somebody else has changed the settings meanwhile; read them again and make the change anew.");
        }
    }
}
