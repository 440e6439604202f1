package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Place;
import dev.evenhand.bot.knowledge.Reading;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * Bytes that have to be UTF-8 text; where they are not, the first bad line is named. A zero is in no text: what holds one
 * is UTF-16 mostly.
 */
final class Utf8 {

    private static final String MARK = "\uFEFF";

    private Utf8() {}

    static Reading read(byte[] file, Function<String, Reading> reader) {
        var bytes = ByteBuffer.wrap(file);
        return decoded(bytes).map(reader).orElseGet(() -> bad(file, bytes.position()));
    }

    /** The text without its mark; empty when it is none. */
    static Optional<String> text(byte[] file) {
        return decoded(ByteBuffer.wrap(file));
    }

    private static Optional<String> decoded(ByteBuffer bytes) {
        var text = CharBuffer.allocate(bytes.remaining());
        if (StandardCharsets.UTF_8.newDecoder().decode(bytes, text, true).isError()) {
            return Optional.empty();
        }
        String read = text.flip().toString();
        int zero = read.indexOf('\0');
        if (zero >= 0) {
            bytes.position(
                    StandardCharsets.UTF_8.encode(read.substring(0, zero)).limit());
            return Optional.empty();
        }
        return Optional.of(read.startsWith(MARK) ? read.substring(1) : read);
    }

    private static Reading bad(byte[] file, int at) {
        int line = 1;
        for (int i = 0; i < at; i++) {
            if (file[i] == '\n') {
                line++;
            }
        }
        var entries = new Entries();
        entries.fault(Place.at(0, line), "", "This line is not UTF-8 text; save the file as UTF-8 and try again.");
        return entries.reading();
    }
}
