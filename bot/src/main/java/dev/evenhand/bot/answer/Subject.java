package dev.evenhand.bot.answer;

import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.retrieval.References;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a message is about. Courtesies, the writer's name and the numbers by which an order or a person is found make a
 * question look unlike every phrase of the articles, and say nothing of what is asked.
 */
public final class Subject {

    /** "This is Jonas Berg"; what is written small may be anything. */
    private static final Pattern NAMED = Pattern.compile(
            "(?:(?i:hi|hello|hey|and|this is|i am|i'm|here is|my name is)[ ,]+)*(?:(?:Mr|Mrs|Ms|Dr)\\.? )?\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}*\\.?){0,2}(?i: here| speaking)"
                    + "|(?:(?i:hi|hello|hey|and|this is|i am|i'm|here is|my name is)[ ,]+)+(?:(?:Mr|Mrs|Ms|Dr)\\.? )?\\p{Lu}\\p{Ll}+(?: \\p{Lu}\\p{Ll}*\\.?){0,2}");

    /** A farewell as under a letter, with whatever name and number follows. */
    private static final Pattern FAREWELL = Pattern.compile(
            "(?i)(?<=[.,;!?\\s])(?:(?:with )?(?:kind|best|warm|many|kindest|warmest) (?:regards|wishes|greetings)\\b|(?:regards|sincerely|yours (?:sincerely|faithfully|truly)|all the best)(?=\\s*[,.\\n]|$)|(?:many )?thanks(?: in advance| so much)?,\\s*(?=\\p{L}+\\W*$))[^?？]{0,80}$");

    /** A picture that chat programs write as a word: "[微笑]". */
    private static final Pattern PICTURE = Pattern.compile("\\[\\p{IsHan}{1,4}]");

    private static final Pattern ADDRESS = Pattern.compile(
            "(?i)^(?:(?:hi+|hello+|hey+|hiya|howdy|good (?:morning|afternoon|evening|day)|excuse me|please|pls|plz)(?: (?:there|all|team|guys|everyone|folks|again|sir|madam|mate)\\b)*[\\s,!.]+)+(?=\\p{L})"
                    + "|^(?:(?:你们?好|您好|哈喽|嗨|喂|亲爱的|亲(?![戚人手子自友密属])|麻烦问一?下|请问一?下?|(?:早上|上午|中午|下午|晚上)好|在吗|客服(?=[你您请，,]))[啊呀哈，,\\s]*)+");

    private static final Pattern INTRODUCED =
            Pattern.compile("(?i)^my name(?:'s| is)? \\p{L}+(?: \\p{L}+)?,? and (?=(?:i|i'd|i'm|we|my)\\b)");

    private static final Pattern THANKS = Pattern.compile(
            "(?i)(?:(?<!\\byou)[\\s,]++(?:please help(?: me)?|please|pls|plz|thanks?(?: you| u)?(?: (?:so|very) much| a lot)?|thx|ty|cheers|asap)\\b)+(?:[.!\\s]*$|(?=[.!?\\s]*$))"
                    + "|[，,\\s]*+(?:非常|十分|太|先|提前)?(?:谢谢+|多谢|谢啦|谢了|感谢|辛苦|麻烦|拜托)(?:你|您|了|啦|哈|亲|谢谢+|感谢)*(?=[^\\p{L}\\p{N}]*$)");

    /** What a clause taken away leaves at the ends of the others. */
    private static final Pattern EDGES = Pattern.compile("^[,，;；:：)）】\\s]+|[,，;；:：(（【\\s]+$");

    private static final Pattern BLANKS = Pattern.compile(" {2,}");

    private static final Pattern MARKS = Pattern.compile("[\\p{P}\\s]+$");

    /** What is to be changed may have been named with its number, and Chinese needs no "it". */
    private static final Pattern CHANGES = Pattern.compile("(?i)\\b(?:chang|updat|correct|replac|wrong)|[改换错]");

    private static final Pattern TELLS = Pattern.compile("(?i)\\b(?:is|was|are)\\b|是|为");

    /** As many as in "where is it". */
    private static final int FEW_WORDS = 3;

    private final EscalationRules rules;

    public Subject(EscalationRules rules) {
        this.rules = rules;
    }

    /**
     * The message without what is beside it; the message itself where that is all there is. In "My order is 48213. Where is
     * it?" the number is what is meant, and stays.
     */
    public String of(String message) {
        String body = FAREWELL.matcher(PICTURE.matcher(message).replaceAll(" ").strip())
                .replaceFirst("");
        var clauses = Clauses.of(body);
        String rest = joined(clauses, clause -> !beside(clause));
        if (rest.isEmpty()) {
            return message;
        }
        boolean leans = Asked.all(rest).leans() || CHANGES.matcher(rest).find();
        return leans ? joined(clauses, clause -> meant(clause, rest) || !beside(clause)) : rest;
    }

    /** Whether what the rest leans on may be what a clause tells the number of: "My number is 0171 5550199, please change it". */
    private static boolean meant(String clause, String rest) {
        return clause.codePoints().anyMatch(Character::isDigit)
                && (Asked.words(rest) <= FEW_WORDS || TELLS.matcher(clause).find());
    }

    private static String joined(List<String> clauses, Predicate<String> kept) {
        String bearing =
                clauses.stream().map(clause -> kept.test(clause) ? clause : " ").collect(Collectors.joining());
        return bare(EDGES.matcher(BLANKS.matcher(bearing).replaceAll(" ")).replaceAll(""));
    }

    private boolean beside(String clause) {
        return NAMED.matcher(MARKS.matcher(clause.strip()).replaceFirst("")).matches()
                || rules.besideThePoint(References.replaced(clause, " 0 "), Questions.asks(clause.strip()));
    }

    private static String bare(String text) {
        String rest = text;
        for (var beside : List.of(ADDRESS, INTRODUCED, THANKS)) {
            rest = beside.matcher(rest).replaceFirst("");
        }
        return rest.isBlank() ? text : rest;
    }
}
