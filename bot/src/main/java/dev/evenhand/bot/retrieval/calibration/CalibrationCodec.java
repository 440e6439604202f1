package dev.evenhand.bot.retrieval.calibration;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A calibration as a few kilobytes, so that a restart need not learn it anew. */
public final class CalibrationCodec {

    /**
     * Raised whenever the features, their order, the form or the way to thresholds change: an older calibration is then
     * learned anew.
     */
    private static final int FORM = 3;

    private CalibrationCodec() {}

    public static byte[] encode(Calibration calibration) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(FORM);
            write(calibration.settings(), out);
            out.writeInt(calibration.rows());
            out.writeBoolean(calibration.scorer != null);
            if (calibration.scorer != null) {
                for (double[] numbers : calibration.scorer.parameters()) {
                    write(numbers, out);
                }
            }
            out.writeInt(calibration.promises().size());
            for (var promise : calibration.promises()) {
                write(promise, out);
            }
            out.writeInt(calibration.confusions().size());
            for (var confusion : calibration.confusions()) {
                write(confusion, out);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads what {@link #encode} wrote.
     *
     * @throws IllegalArgumentException when the bytes are damaged or of another form
     */
    public static Calibration decode(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int form = in.readInt();
            if (form != FORM) {
                throw new IllegalArgumentException("a calibration of form " + form + ", not " + FORM);
            }
            var settings = new Settings(in.readDouble(), in.readDouble(), in.readBoolean());
            int rows = in.readInt();
            var scorer = in.readBoolean() ? scorer(in) : null;
            return new Calibration(scorer, settings, new Calibration.Findings(promises(in), confusions(in), rows));
        } catch (IOException e) {
            throw new IllegalArgumentException("the calibration is damaged", e);
        }
    }

    private static Scorer scorer(DataInputStream in) throws IOException {
        var parameters = new ArrayList<double[]>();
        for (int i = 0; i < Scorer.PARAMETERS; i++) {
            parameters.add(numbers(in));
        }
        return Scorer.of(parameters);
    }

    private static void write(Settings settings, DataOutputStream out) throws IOException {
        out.writeDouble(settings.precision());
        out.writeDouble(settings.oosShare());
        out.writeBoolean(settings.cautious());
    }

    private static void write(double[] numbers, DataOutputStream out) throws IOException {
        out.writeInt(numbers.length);
        for (double number : numbers) {
            out.writeDouble(number);
        }
    }

    private static void write(Promise promise, DataOutputStream out) throws IOException {
        out.writeDouble(promise.precision());
        out.writeDouble(promise.threshold());
        out.writeDouble(promise.coverage());
        out.writeDouble(promise.coverageLow());
        out.writeDouble(promise.coverageHigh());
    }

    private static void write(Confusion confusion, DataOutputStream out) throws IOException {
        out.writeUTF(confusion.articleId());
        out.writeUTF(confusion.takenFor());
        out.writeInt(confusion.times());
        out.writeInt(confusion.asked());
    }

    private static double[] numbers(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > in.available() / Double.BYTES) {
            throw new IOException("a list of " + length + " numbers does not fit");
        }
        var numbers = new double[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = in.readDouble();
        }
        return numbers;
    }

    private static List<Promise> promises(DataInputStream in) throws IOException {
        var promises = new ArrayList<Promise>();
        for (int left = in.readInt(); left > 0; left--) {
            promises.add(
                    new Promise(in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble(), in.readDouble()));
        }
        return promises;
    }

    private static List<Confusion> confusions(DataInputStream in) throws IOException {
        var confusions = new ArrayList<Confusion>();
        for (int left = in.readInt(); left > 0; left--) {
            confusions.add(new Confusion(in.readUTF(), in.readUTF(), in.readInt(), in.readInt()));
        }
        return confusions;
    }
}
