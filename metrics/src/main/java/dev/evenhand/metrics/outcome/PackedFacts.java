package dev.evenhand.metrics.outcome;

import dev.evenhand.metrics.outcome.FactField.Kind;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A row's own facts in few bytes: of each known fact its number in {@link StoredPlaces} and its value, absent ones left
 * out.
 *
 * <p>A tag is the number times eight plus the shape of what follows, so that a fact this version does not know is passed
 * over. Times count from the start of the conversation. The same facts always give the same bytes.
 */
public final class PackedFacts {
    static final int SHAPES = 8;
    /** A whole number: a count, a flag, the place of a code. */
    static final int WHOLE = 0;

    static final int TIME = 1;
    static final int TEXT = 2;
    static final int NUMBER = 3;
    /** A number that is a whole count of thousandths. */
    static final int THOUSANDTHS = 4;

    private static final double EXACT = 1e12;
    private static final int STARTED_AT = FactValues.indexOf("startedAt");
    /** Whether the fact at a place is the row's own. */
    private static final boolean[] OWN = new boolean[FactField.ALL.size()];

    static {
        for (int place = 0; place < OWN.length; place++) {
            OWN[place] = FactField.ALL.get(place).own();
        }
    }

    private final byte[] bytes;
    private final int from;
    private final int to;

    /** Those between two places of {@code bytes}, which others may share. */
    PackedFacts(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
    }

    private PackedFacts(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    public static PackedFacts of(Facts facts) {
        return of(FactValues.of(facts));
    }

    static PackedFacts of(FactValues values) {
        ByteWriter out = new ByteWriter(256);
        long start = values.startedAt().toEpochMilli();
        for (int place = 0; place < OWN.length; place++) {
            Object value = OWN[place] ? values.at(place) : null;
            if (value != null) {
                write(out, place, value instanceof Instant time ? relative(place, time, start) : value);
            }
        }
        return new PackedFacts(out.bytes());
    }

    private static Instant relative(int place, Instant time, long start) {
        return place == STARTED_AT ? time : time.minusMillis(start);
    }

    private static void write(ByteWriter out, int place, Object value) {
        int tag = StoredPlaces.number(place) * SHAPES;
        if (value instanceof Instant time) {
            out.whole(tag + TIME).signed(time.toEpochMilli());
        } else if (value instanceof String text) {
            int code = FactField.ALL.get(place).codes().indexOf(text);
            if (code >= 0) {
                out.whole(tag + WHOLE).whole(code);
            } else {
                out.whole(tag + TEXT).text(text);
            }
        } else if (value instanceof Double number) {
            double thousandths = number * 1_000;
            if (Math.abs(thousandths) < EXACT && Math.rint(thousandths) / 1_000 == number) {
                out.whole(tag + THOUSANDTHS).signed((long) Math.rint(thousandths));
            } else {
                out.whole(tag + NUMBER).bits(Double.doubleToLongBits(number));
            }
        } else {
            out.whole(tag + WHOLE).whole(value instanceof Boolean flag ? flag ? 1 : 0 : ((Integer) value).longValue());
        }
    }

    /**
     * The values, unpacked anew with each call.
     *
     * @throws IllegalArgumentException if a newer version wrote what this one cannot pass over
     */
    public FactValues values() {
        FactValues values = new FactValues();
        ByteReader in = new ByteReader(bytes, from);
        long start = 0;
        while (in.at() < to) {
            int tag = (int) in.whole();
            int place = StoredPlaces.field(tag / SHAPES);
            Object value = value(in, tag % SHAPES, place, start);
            if (place == STARTED_AT && value instanceof Instant time) {
                start = time.toEpochMilli();
            }
            if (value != null && place >= 0) {
                values.put(place, value);
            }
        }
        return values;
    }

    private static @Nullable Object value(ByteReader in, int shape, int place, long start) {
        return switch (shape) {
            case WHOLE -> whole(place, in.whole());
            case TIME -> Instant.ofEpochMilli(start + in.signed());
            case TEXT -> in.text();
            case NUMBER -> Double.longBitsToDouble(in.bits());
            case THOUSANDTHS -> in.signed() / 1_000.0;
            default -> throw new IllegalArgumentException("a fact in a newer form");
        };
    }

    /** Adds the places in {@link FactField#ALL} of the facts that are known. */
    public void addPlaces(BitSet places) {
        ByteReader in = new ByteReader(bytes, from);
        while (in.at() < to) {
            int tag = (int) in.whole();
            int place = StoredPlaces.field(tag / SHAPES);
            if (place >= 0) {
                places.set(place);
            }
            switch (tag % SHAPES) {
                case TEXT -> in.pass((int) in.whole());
                case NUMBER -> in.pass(Long.BYTES);
                default -> in.whole();
            }
        }
    }

    private static @Nullable Object whole(int place, long raw) {
        if (place < 0) {
            return null;
        }
        FactField field = FactField.ALL.get(place);
        if (field.kind() == Kind.FLAG) {
            return raw == 1;
        }
        if (field.kind() == Kind.COUNT) {
            return (int) raw;
        }
        return raw < field.codes().size() ? field.codes().get((int) raw) : null;
    }

    /** 64-bit FNV-1a in hex: tells a changed row from a repeated one. */
    public String digest() {
        long hash = 0xcbf29ce484222325L;
        for (int i = from; i < to; i++) {
            hash = (hash ^ (bytes[i] & 0xff)) * 0x100000001b3L;
        }
        return Long.toHexString(hash);
    }

    void addTo(ByteWriter block) {
        block.whole(to - from).raw(bytes, from, to - from);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(to - from);
        out.write(bytes, from, to - from);
    }

    static PackedFacts read(DataInput in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new PackedFacts(bytes);
    }
}
