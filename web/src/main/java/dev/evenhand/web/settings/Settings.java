package dev.evenhand.web.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What administrators set while the house runs.
 *
 * @param name of the desk, as the widget shows it
 * @param origins whose pages may embed the widget, besides our own
 * @param canned replies agents may pick
 * @param holdoutShare share of contacts that go to people first while they are on duty, 0 to 0.5
 */
public record Settings(String name, List<String> origins, List<Canned> canned, double holdoutShare) {
    public static final Settings FRESH = new Settings("Evenhand", List.of(), List.of(), 0);

    public Settings {
        origins = List.copyOf(origins);
        canned = List.copyOf(canned);
    }

    /** A reply to pick by its shortcut; {@code locale} null for any language. */
    public record Canned(String shortcut, String text, @Nullable String locale) {}

    /** What is to change; null keeps what is. */
    public record Change(
            @Nullable String name,
            @Nullable List<String> origins,
            @Nullable List<Canned> canned,
            @Nullable Double holdoutShare) {
        Settings of(Settings old) {
            return new Settings(
                    name == null ? old.name() : name,
                    origins == null ? old.origins() : origins,
                    canned == null ? old.canned() : canned,
                    holdoutShare == null ? old.holdoutShare() : holdoutShare);
        }
    }
}
