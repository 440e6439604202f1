package dev.evenhand.bot.exchange;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The record that ends a zip archive. Entries are read from the front, and an archive that was cut off between two of them
 * looks like a shorter one; only its end says how many there are.
 */
final class ZipEnd {

    private static final int SIGNATURE = 0x06054b50;
    private static final int LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xffff;
    private static final int ENTRIES_AT = 10;

    private ZipEnd() {}

    /** How many entries an archive says that it has; -1 where it has no end. */
    static int entries(byte[] zip) {
        var bytes = ByteBuffer.wrap(zip).order(ByteOrder.LITTLE_ENDIAN);
        int last = zip.length - LENGTH;
        for (int at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (bytes.getInt(at) == SIGNATURE) {
                return Short.toUnsignedInt(bytes.getShort(at + ENTRIES_AT));
            }
        }
        return -1;
    }
}
