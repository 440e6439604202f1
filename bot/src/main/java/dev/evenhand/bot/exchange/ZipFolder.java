package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Reading;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * A zipped folder of Markdown files. Bounded in number and size, for a small archive can hold a very large one; nothing
 * is ever unpacked to disk.
 */
final class ZipFolder {

    private static final int MOST_FILES = 20_000;
    private static final long MOST_BYTES = 100L * 1024 * 1024;

    private final Map<String, byte[]> files = new LinkedHashMap<>();
    private final Entries entries = new Entries();
    private long bytes;

    private ZipFolder() {}

    /** In the order of the archive. */
    static Reading read(byte[] zip) {
        var folder = new ZipFolder();
        try (var in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            int count = 0;
            for (var entry = in.getNextEntry(); entry != null && folder.room(); entry = in.getNextEntry()) {
                count++;
                if (wanted(entry)) {
                    folder.take(entry.getName(), in.readNBytes((int) (MOST_BYTES - folder.bytes + 1)));
                }
            }
            if (count == 0) {
                folder.entries.fault("", "This is not a zip archive, or an empty one.");
            } else if (folder.entries.reading().errors().isEmpty() && count != ZipEnd.entries(zip)) {
                folder.entries.fault("", "The zip archive is not whole; its end is missing.");
            }
        } catch (IOException | IllegalArgumentException e) {
            folder.entries.fault("", "The zip archive cannot be read: " + e.getMessage());
        }
        return folder.reading();
    }

    /** The same of a folder that is not zipped, by the names of its files. */
    static Reading readFolder(Path root) throws IOException {
        var folder = new ZipFolder();
        try (var found = Files.walk(root)) {
            for (var file : found.filter(Files::isRegularFile).sorted().toList()) {
                String name = root.relativize(file).toString().replace('\\', '/');
                if (markdown(name) && folder.room()) {
                    folder.take(name, Files.readAllBytes(file));
                }
            }
        }
        return folder.reading();
    }

    private static boolean wanted(ZipEntry entry) {
        return !entry.isDirectory() && !entry.getName().startsWith("__MACOSX") && markdown(entry.getName());
    }

    private static boolean markdown(String name) {
        String small = name.toLowerCase(Locale.ROOT);
        boolean hidden = small.startsWith(".") || small.contains("/.");
        return !hidden && (small.endsWith(".md") || small.endsWith(".markdown"));
    }

    private boolean room() {
        boolean room = files.size() < MOST_FILES && bytes <= MOST_BYTES;
        if (!room) {
            entries.fault("", "The folder holds more than " + MOST_FILES + " files or 100 MB; split it.");
        }
        return room;
    }

    private void take(String name, byte[] content) {
        bytes += content.length;
        files.put(name, content);
    }

    private Reading reading() {
        var texts = new LinkedHashMap<String, String>();
        files.forEach((name, content) -> Utf8.text(content)
                .ifPresentOrElse(
                        text -> texts.put(name, text),
                        () -> entries.fault(
                                new dev.evenhand.bot.knowledge.Place(0, name, null),
                                "",
                                "This file is not UTF-8 text; save it as UTF-8 and try again.")));
        var own = entries.reading();
        return own.errors().isEmpty() ? MarkdownArticles.read(texts) : own;
    }

    /** The archive of some files. */
    static byte[] write(Map<String, String> files) {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot fail", e);
        }
        return out.toByteArray();
    }
}
