package dev.evenhand.metrics.outcome;

import java.nio.charset.StandardCharsets;

/** Reads what {@link ByteWriter} wrote; fails with {@link IndexOutOfBoundsException} where it was cut. */
final class ByteReader {
    private final byte[] bytes;
    private int at;

    ByteReader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.at = from;
    }

    int at() {
        return at;
    }

    boolean more() {
        return at < bytes.length;
    }

    void pass(int count) {
        at += count;
    }

    long whole() {
        long number = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            number |= (next & 0x7fL) << shift;
            if (next >= 0) {
                return number;
            }
        }
    }

    long signed() {
        long number = whole();
        return (number >>> 1) ^ -(number & 1);
    }

    long bits() {
        long number = 0;
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            number |= (bytes[at++] & 0xffL) << shift;
        }
        return number;
    }

    String text() {
        int length = (int) whole();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }
}
