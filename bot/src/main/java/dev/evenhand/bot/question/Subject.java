package dev.evenhand.bot.question;

import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.retrieval.corpus.References;
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

    private static final Pattern INTRODUCED =
            Pattern.compile("(?i)^my name(?:'s| is)? \\p{L}+(?: \\p{L}+)?,? and (?=(?:i|i'd|i'm|we|my)\\b)");

    /** What was said or understood wrongly before; what is meant follows. */
    private static final Pattern CORRECTED = Pattern.compile(
            "(?i)^(?:(?:no|oh|ah|oops|sorry|wait|actually|well)[\\s,.!]+)*(?:what )?i (?:meant|mean|was asking|asked)(?: (?:to (?:say|write|ask)|was|for|about))*[\\s,:]+(?=\\p{L})"
                    + "|^(?:哦|噢|啊|不是?|不对|抱歉|不好意思|[，,\\s])*(?:我?(?:说|打|写|搞|弄)错了?[，,\\s]*(?:应该)?是|我(?:想|要)?(?:问|说|指)的?是|我的?意思是)(?=[\\p{L}\\p{N}])");
    /** What is not wanted any more, where something else is: "don't delete it, just change the address". */
    private static final Pattern RENOUNCED = Pattern.compile(
            "(?i)(?:(?:no|ok|oh|actually|please|sorry)[\\s,]+)*(?:i )?(?:don'?t|do not)(?: want to| wanna)? (?:cancel|delete|close|return|exchange|change|send)(?: (?:it|that|this|them|(?:my|the) \\p{L}+))?(?: back)?(?: any ?more)?"
                    + "|(?:那|哦|啊|算了|我|先|就)*不(?:想|要|用)?(?:注销|退货?|退款|取消|换货?|改|修|投诉)了?(?:吧|啊)?");

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
        String wanted = joined(clauses, clause -> !beside(clause) && !renounced(clause));
        String rest = Asked.words(wanted) < FEW_WORDS || Asked.all(wanted).leans()
                ? joined(clauses, clause -> !beside(clause))
                : wanted;
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

    private String joined(List<String> clauses, Predicate<String> kept) {
        String bearing =
                clauses.stream().map(clause -> kept.test(clause) ? clause : " ").collect(Collectors.joining());
        return bare(EDGES.matcher(BLANKS.matcher(bearing).replaceAll(" ")).replaceAll(""));
    }

    private static boolean renounced(String clause) {
        return RENOUNCED.matcher(MARKS.matcher(clause.strip()).replaceFirst("")).matches();
    }

    private boolean beside(String clause) {
        return NAMED.matcher(MARKS.matcher(clause.strip()).replaceFirst("")).matches()
                || rules.besideThePoint(References.replaced(clause, " 0 "), Questions.asks(clause.strip()));
    }

    private String bare(String text) {
        String rest = rules.withoutAddress(text);
        for (var beside : List.of(INTRODUCED, CORRECTED, THANKS)) {
            rest = beside.matcher(rest).replaceFirst("");
        }
        return rest.isBlank() ? text : rest;
    }
}
