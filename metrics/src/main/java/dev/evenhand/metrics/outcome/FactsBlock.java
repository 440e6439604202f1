package dev.evenhand.metrics.outcome;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * The rows of one stream entry, packed together: what rows have in common is written once.
 *
 * <p>One byte for the form, the length unpacked, then each row's length and bytes, deflated.
 */
public final class FactsBlock {
    private static final int FORM = 1;
    /** More than any entry this program writes. */
    private static final int LONGEST = 1 << 28;

    private FactsBlock() {}

    /** The bytes to be stored. */
    public static byte[] pack(List<PackedFacts> rows) {
        ByteWriter raw = new ByteWriter(rows.size() * 160);
        rows.forEach(row -> row.addTo(raw));
        byte[] text = raw.bytes();
        byte[] packed = new byte[text.length + text.length / 1_000 + 64];
        Deflater deflater = new Deflater(Deflater.BEST_SPEED, true);
        try {
            deflater.setInput(text);
            deflater.finish();
            int length = deflater.deflate(packed);
            return new ByteWriter(length + 8)
                    .whole(FORM)
                    .whole(text.length)
                    .raw(packed, 0, length)
                    .bytes();
        } finally {
            deflater.end();
        }
    }

    /**
     * The rows in their order.
     *
     * @throws IllegalArgumentException if the bytes are none that this version can read
     */
    public static List<PackedFacts> unpack(byte[] block) {
        try {
            byte[] text = inflated(block);
            ByteReader in = new ByteReader(text, 0);
            List<PackedFacts> rows = new ArrayList<>();
            while (in.more()) {
                int length = (int) in.whole();
                rows.add(new PackedFacts(text, in.at(), in.at() + length));
                in.pass(length);
            }
            return rows;
        } catch (IndexOutOfBoundsException | DataFormatException damaged) {
            throw new IllegalArgumentException("a damaged block of rows", damaged);
        }
    }

    private static byte[] inflated(byte[] block) throws DataFormatException {
        ByteReader head = new ByteReader(block, 0);
        if (block.length == 0 || head.whole() != FORM) {
            throw new IllegalArgumentException("a block of rows of a newer version");
        }
        long length = head.whole();
        if (length > LONGEST) {
            throw new DataFormatException("too long");
        }
        byte[] text = new byte[(int) length];
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(block, head.at(), block.length - head.at());
            int done = 0;
            while (done < text.length && !inflater.finished()) {
                int more = inflater.inflate(text, done, text.length - done);
                if (more == 0) {
                    throw new DataFormatException("cut short");
                }
                done += more;
            }
            return text;
        } finally {
            inflater.end();
        }
    }
}
