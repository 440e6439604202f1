package dev.evenhand.web.attachment;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of file taken, told by their first bytes: neither name nor declared type is believed. */
@SuppressWarnings("ImmutableEnumChecker") // the bytes are compared here and never handed out
enum FileKind {
    PNG("image/png", bytes(0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A), 0),
    JPEG("image/jpeg", bytes(0xFF, 0xD8, 0xFF), 0),
    GIF("image/gif", "GIF8".getBytes(StandardCharsets.US_ASCII), 0),
    WEBP("image/webp", "WEBP".getBytes(StandardCharsets.US_ASCII), 8),
    PDF("application/pdf", "%PDF-".getBytes(StandardCharsets.US_ASCII), 0);

    /** So many bytes tell the kind. */
    static final int HEAD = 16;

    private final String mediaType;
    private final byte[] signature;
    private final int offset;

    FileKind(String mediaType, byte[] signature, int offset) {
        this.mediaType = mediaType;
        this.signature = signature;
        this.offset = offset;
    }

    String mediaType() {
        return mediaType;
    }

    /** Empty for what is not taken. */
    static Optional<FileKind> of(byte[] head) {
        return Arrays.stream(values()).filter(kind -> kind.begins(head)).findFirst();
    }

    private boolean begins(byte[] head) {
        int end = offset + signature.length;
        return head.length >= end && Arrays.equals(head, offset, end, signature, 0, signature.length);
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
