package dev.evenhand.bot.answer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/** The bot's own sentences, by language. */
public final class Lines {

    private static final Properties ENGLISH = read("en");
    private static final Properties CHINESE = read("zh");
    private static final Properties FOREIGN = read("foreign");

    private Lines() {}

    /** A line in a language (English where there is none), with {0}, {1} … filled in. */
    public static String of(String locale, String name, Object... parts) {
        var lines = locale.startsWith("zh") ? CHINESE : ENGLISH;
        String line = Objects.requireNonNull(lines.getProperty(name), name);
        for (int i = 0; i < parts.length; i++) {
            line = line.replace("{" + i + "}", String.valueOf(parts[i]));
        }
        return line;
    }

    /** To somebody whose language the bot does not answer in, in that language: which ones it does, and that a person comes. */
    static String onlyIn(Collection<Locale> answered, Locale customers) {
        String names = answered.stream()
                .map(language -> language.getDisplayLanguage(customers))
                .sorted()
                .collect(Collectors.joining(", "));
        return Objects.requireNonNull(FOREIGN.getProperty(customers.getLanguage()), customers.getLanguage())
                .replace("{0}", names);
    }

    private static Properties read(String locale) {
        var lines = new Properties();
        String name = "lines_" + locale + ".properties";
        try (var in = Objects.requireNonNull(Lines.class.getResourceAsStream(name), name)) {
            lines.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        return lines;
    }
}
