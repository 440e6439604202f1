package dev.evenhand.bot.question;

import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.bot.retrieval.rewording.Glossary;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which topic of the knowledge base a message names, when it says no more than that: "delivery?", 账号. */
public final class Topics {

    /** Words that say nothing about the topic they stand beside. */
    private static final Set<String> IDLE = Set.of(
            ("hi hello hey please pls sorry just a an the my your our i ive we have got had it its is this some any one"
                            + " another quick short general question questions query"
                            + " info information help something about on with regarding concerning re topic need")
                    .split(" "));

    private static final Pattern IDLE_HAN =
            Pattern.compile("你好|您好|请问|关于|有关|相关|方面|问题|事情|[一这那]?[个些点下]|咨询|了解|[我想要有的事儿问吧啊嗯\\p{P}\\p{S}\\s]");

    private Topics() {}

    /** The topic that is named and nothing else; topics may be named in either language. */
    public static Optional<String> named(String text, Collection<String> topics) {
        String rest = bare(Asked.unframed(text));
        return topics.stream().filter(calledLike(rest)).findFirst();
    }

    private static Predicate<String> calledLike(String rest) {
        return topic ->
                names(topic).anyMatch(name -> !rest.isEmpty() && bare(name).equals(rest));
    }

    /** Its own name, what the other language calls it, and what else has that name there. */
    private static Stream<String> names(String topic) {
        var translations = Glossary.translations(topic);
        var back = translations.stream().limit(1).flatMap(usual -> Glossary.translations(usual).stream());
        return Stream.of(Stream.of(topic), translations.stream(), back).flatMap(each -> each);
    }

    private static String bare(String text) {
        return Language.of(text) == Language.CHINESE
                ? IDLE_HAN.matcher(text).replaceAll("")
                : Language.ENGLISH.words(text).stream()
                        .filter(word -> !IDLE.contains(word))
                        .map(Topics::singular)
                        .collect(Collectors.joining(" "));
    }

    private static String singular(String word) {
        return word.endsWith("ies")
                ? word.substring(0, word.length() - 3) + "y"
                : word.endsWith("s") ? word.substring(0, word.length() - 1) : word;
    }
}
