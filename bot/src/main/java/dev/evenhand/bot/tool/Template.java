package dev.evenhand.bot.tool;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text with names in braces; a line that names something empty is left out whole. */
final class Template {

    private static final Pattern NAME = Pattern.compile("\\{([^{}]+)}");

    private Template() {}

    static String filled(String template, Map<String, String> values) {
        return template.lines()
                .filter(line -> NAME.matcher(line).results().noneMatch(name -> values.getOrDefault(name.group(1), "")
                        .isEmpty()))
                .map(line -> NAME.matcher(line)
                        .replaceAll(name -> Matcher.quoteReplacement(values.getOrDefault(name.group(1), ""))))
                .collect(Collectors.joining("\n"));
    }
}
