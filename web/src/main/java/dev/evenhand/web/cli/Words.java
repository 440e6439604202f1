package dev.evenhand.web.cli;

import dev.evenhand.metrics.history.ForeignHistory;
import dev.evenhand.metrics.statistics.randomised.AcceptanceSimulation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * What may stand behind an option. A slip is told before any work begins, in a sentence that names the option, and ends
 * with the status of wrong words.
 */
final class Words {
    private Words() {}

    private static TypeConversionException not(String wanted, String word) {
        return new TypeConversionException("must be " + wanted + ", not " + word);
    }

    /** A whole number of at least {@code least}. */
    private abstract static class Whole implements ITypeConverter<Integer> {
        private final int least;

        Whole(int least) {
            this.least = least;
        }

        @Override
        public Integer convert(String word) {
            if (!word.matches("[0-9]{1,9}") || Integer.parseInt(word) < least) {
                throw not("a whole number of at least " + least, word);
            }
            return Integer.valueOf(word);
        }
    }

    /** A whole number of at least 1. */
    static final class Count extends Whole {
        Count() {
            super(1);
        }
    }

    /** So many contacts that a comparison can be made. */
    static final class Contacts extends Whole {
        Contacts() {
            super(AcceptanceSimulation.FEWEST_CONTACTS);
        }
    }

    /** A number between 0 and 1, neither of them. */
    static final class Share implements ITypeConverter<Double> {
        @Override
        public Double convert(String word) {
            double share = word.matches("[0-9]*\\.?[0-9]+") ? Double.parseDouble(word) : Double.NaN;
            if (!(share > 0 && share < 1)) {
                throw not("a number between 0 and 1, such as 0.9", word);
            }
            return share;
        }
    }

    /** A language the bot speaks. */
    static final class Language implements ITypeConverter<String> {
        @Override
        public String convert(String word) {
            if (!List.of("en", "zh").contains(word)) {
                throw not("en or zh", word);
            }
            return word;
        }
    }

    /** A system whose exports are known. */
    static final class Preset implements ITypeConverter<String> {
        @Override
        public String convert(String word) {
            if (!ForeignHistory.presets().contains(word)) {
                throw not("one of " + String.join(", ", ForeignHistory.presets()), word);
            }
            return word;
        }
    }

    /** A file or folder that is there and may be read. */
    static class There implements ITypeConverter<Path> {
        @Override
        public Path convert(String word) {
            var path = Path.of(word);
            if (!Files.exists(path)) {
                throw new TypeConversionException("there is no " + word);
            }
            if (!Files.isReadable(path)) {
                throw new TypeConversionException(word + " may not be read by whoever runs this");
            }
            return path;
        }
    }

    /** A file that is there and may be read. */
    static final class FileThere extends There {
        @Override
        public Path convert(String word) {
            var path = super.convert(word);
            if (Files.isDirectory(path)) {
                throw new TypeConversionException(word + " is a folder, not a file");
            }
            return path;
        }
    }

    /** A file to be written, in a folder that is there. */
    static final class FileToWrite implements ITypeConverter<Path> {
        @Override
        public Path convert(String word) {
            var path = Path.of(word);
            var folder = path.toAbsolutePath().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                throw new TypeConversionException("there is no folder " + folder + " to write " + word + " into");
            }
            if (Files.isDirectory(path)) {
                throw new TypeConversionException(word + " is a folder, not a file");
            }
            return path;
        }
    }
}
