package dev.evenhand.metrics.outcome;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers and texts as bytes: small numbers in one, large ones in up to ten (base 128, low digits first). */
final class ByteWriter {
    private byte[] bytes;
    private int length;

    ByteWriter(int expected) {
        bytes = new byte[expected];
    }

    ByteWriter whole(long number) {
        room(10);
        long left = number;
        while ((left & ~0x7fL) != 0) {
            bytes[length++] = (byte) ((left & 0x7f) | 0x80);
            left >>>= 7;
        }
        bytes[length++] = (byte) left;
        return this;
    }

    /** Near zero on either side is short. */
    ByteWriter signed(long number) {
        return whole((number << 1) ^ (number >> 63));
    }

    ByteWriter bits(long number) {
        room(Long.BYTES);
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (number >>> shift);
        }
        return this;
    }

    ByteWriter text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        return whole(encoded.length).raw(encoded, 0, encoded.length);
    }

    ByteWriter raw(byte[] more, int from, int count) {
        room(count);
        System.arraycopy(more, from, bytes, length, count);
        length += count;
        return this;
    }

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(length + more, 2 * bytes.length));
        }
    }
}
