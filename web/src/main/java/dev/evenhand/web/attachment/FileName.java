package dev.evenhand.web.attachment;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a file is called, made safe to show and to send in a header. */
final class FileName {
    /** Control and formatting characters: among them those that would let {@code gpj.exe} read as {@code exe.jpg}. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private static final int LONGEST = 120;

    private FileName() {}

    /** The last part of a path, without unseen characters; {@code fallback} where nothing is left. */
    static String of(@Nullable String told, String fallback) {
        var last = told == null ? "" : told.substring(Math.max(told.lastIndexOf('/'), told.lastIndexOf('\\')) + 1);
        var seen = UNSEEN.matcher(last).replaceAll("").strip();
        int end = seen.offsetByCodePoints(0, Math.min(LONGEST, seen.codePointCount(0, seen.length())));
        return seen.isEmpty() ? fallback : seen.substring(0, end);
    }

    /** The header by which a browser saves and never shows (RFC 6266, names as in RFC 8187). */
    static String disposition(String name) {
        var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        return "attachment; filename*=UTF-8''" + encoded;
    }
}
