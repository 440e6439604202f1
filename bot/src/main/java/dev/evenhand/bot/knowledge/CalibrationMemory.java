package dev.evenhand.bot.knowledge;

import dev.evenhand.bot.retrieval.calibration.Calibration;
import dev.evenhand.bot.retrieval.calibration.CalibrationCodec;
import dev.evenhand.bot.retrieval.calibration.Settings;
import dev.evenhand.bot.retrieval.corpus.Corpus;
import dev.evenhand.bot.retrieval.corpus.Language;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The last calibration of each language, kept in a directory so that a restart need not learn again what has not
 * changed: 16 bytes that say which corpus and settings it belongs to, then the calibration.
 */
public final class CalibrationMemory {
    private static final Logger LOG = LoggerFactory.getLogger(CalibrationMemory.class);

    private final Path directory;
    private final Map<TextPrint, byte[]> known = new ConcurrentHashMap<>();

    /** Reads what an earlier start left in the directory; blocking. */
    public CalibrationMemory(Path directory) {
        this.directory = directory;
        for (var language : Language.values()) {
            Path file = directory.resolve(fileName(language));
            try {
                if (Files.exists(file)) {
                    learn(Files.readAllBytes(file));
                }
            } catch (IOException e) {
                LOG.warn("{} cannot be read, its calibration is learned anew: {}", file, e.getMessage());
            }
        }
    }

    /** Takes in the content of a file written elsewhere. */
    public void learn(byte[] file) {
        if (file.length > 2 * Long.BYTES) {
            var bytes = ByteBuffer.wrap(file);
            var print = new TextPrint(bytes.getLong(), bytes.getLong());
            byte[] calibration = new byte[bytes.remaining()];
            bytes.get(calibration);
            known.put(print, calibration);
        }
    }

    Optional<Calibration> recall(Corpus corpus, Settings settings) {
        byte[] calibration = known.get(print(corpus, settings));
        if (calibration == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(CalibrationCodec.decode(calibration));
        } catch (IllegalArgumentException e) {
            LOG.info("A calibration is learned anew: {}", e.getMessage());
            return Optional.empty();
        }
    }

    void keep(Corpus corpus, Calibration calibration) {
        var print = print(corpus, calibration.settings());
        byte[] encoded = CalibrationCodec.encode(calibration);
        known.put(print, encoded);
        var bytes = ByteBuffer.allocate(2 * Long.BYTES + encoded.length);
        bytes.putLong(print.high()).putLong(print.low()).put(encoded);
        Path file = directory.resolve(fileName(corpus.language()));
        try {
            Files.createDirectories(directory);
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.write(fresh, bytes.array());
            Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            LOG.warn("The calibration cannot be kept in {}: {}", file, e.getMessage());
        }
    }

    /** Of the file for a language. */
    public static String fileName(Language language) {
        return "calibration-" + language.name().toLowerCase(Locale.ROOT) + ".bin";
    }

    /** The promised precision is not learned, so any calibration serves it. */
    private static TextPrint print(Corpus corpus, Settings settings) {
        var learned = settings.withPrecision(Settings.DEFAULT.precision());
        return TextPrint.of(learned + "\n" + corpus.phrases() + "\n" + corpus.texts());
    }
}
