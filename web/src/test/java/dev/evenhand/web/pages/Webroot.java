package dev.evenhand.web.pages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** The pages as they lie in the source tree. */
final class Webroot {
    private static final Path ROOT = Path.of("src/main/resources/webroot");
    private static final Pattern OWN_IMPORT = Pattern.compile("(?:import|from)\\s*'(\\.{1,2}/[^']+)'");

    private Webroot() {}

    static String text(String file) {
        return new String(bytes(ROOT.resolve(file)), StandardCharsets.UTF_8);
    }

    /** Every file below a folder with this ending, as paths below the root. */
    static List<String> files(String folder, String ending) {
        try (var paths = Files.walk(ROOT.resolve(folder))) {
            return paths.map(path -> ROOT.relativize(path).toString().replace('\\', '/'))
                    .filter(path -> path.endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** A module and all of our own that it loads at once. */
    static Set<String> modules(String entry) {
        var seen = new LinkedHashSet<String>();
        follow(entry, seen);
        return seen;
    }

    private static void follow(String module, Set<String> seen) {
        if (!seen.add(module)) {
            return;
        }
        var imports = OWN_IMPORT.matcher(text(module));
        while (imports.find()) {
            follow(
                    Path.of(module)
                            .resolveSibling(imports.group(1))
                            .normalize()
                            .toString()
                            .replace('\\', '/'),
                    seen);
        }
    }

    static int gzipped(String file) {
        var out = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes(ROOT.resolve(file)));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return out.size();
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
