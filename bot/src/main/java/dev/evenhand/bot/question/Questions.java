package dev.evenhand.bot.question;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the separate questions of a turn, each with what is told around it. */
public final class Questions {

    private static final String ASKING =
            "(?:(?:how|what|when|where|which|who|why)(?:'?s)?|(?:can|could|do|does|did|is|are|will|would|may|should|am|have|has)\\s+(?:i|you|u|we|it|the|they|there|my|your|that|this)\\b)";

    /** Ends of sentences and of clauses that may stand for one. */
    private static final Pattern BREAK = Pattern.compile("(?<=[?？!！。;；])\\s*|(?<=[.])\\s+|\\n+"
            + "|(?i:(?:[,，]\\s*|\\s+and )(?:and )?(?:also|additionally|another thing)[,:]?\\s+|\\s+(?:also|additionally)\\s+(?="
            + ASKING + "))"
            + "|[，,]?(?:另外|还有|顺便(?:问一?下)?|同时)[，,]?"
            + "|(?i:(?<!\\b(?:how|what|when|where|why|who|which)),?\\s+and\\s+(?=" + ASKING + "))"
            + "|(?i:,\\s+(?=" + ASKING + "))"
            + "|(?i:(?<!\\S)(?:(?:and|then|so|ok|my|the) )*(?:first|second|third|next|last|other) question(?: is| was)?[,:]?\\s+)"
            + "|(?<=\\p{IsHan})[，,]\\s*|[，,](?=\\p{IsHan})|(?<=\\p{IsHan})\\s+(?=\\p{IsHan})");

    private static final Pattern ASKS = Pattern.compile(
            "(?i)[?？]$|^(?:and |also |please |so |but )*(?:(?:(?:from|until|till|by|to|up to|since|for|at|in|on|with) )?(?:how|what|when|where|which|who|why)(?:'?s)?|can|could|do|does|did|is|are|will|would|may|should|am i|i want to|i need to|i would like|i'd like)\\b"
                    + "|(?:吗|呢|么)[。!！]*$|怎么|如何|多少|多久|什么|哪里|哪个|能不能|可不可以|可以.*吗|是不是|有没有|(?<!好)几(?:个|天|点|年|月|周|次|期|件)|为什么|谁|(能|会|卖|有|是|要|可|行|收|用|送|支持)不\\1");

    /** A wish beside which something else is asked: "我想改地址，另外…". */
    private static final Pattern WISH = Pattern.compile(
            "(?:(?<=[，,。；;])|(?<![^\\n]))\\s*(?:你好|您好|那|我|我们|请问|现在)*(?:想要?|要|需要|打算)[^，,。；;？?！!\\n]*(?=[，,]?\\s*(?:另外|还有|顺便|同时|还想))");

    /** Under which condition, not what. */
    private static final Pattern CONDITION = Pattern.compile(
            "(?i)^(?:when(?! (?:do|does|did|will|can|is|are|was|should|would)\\b)|if|as|since|once|while|unless|because)\\b.*[^?？]$|^(?:如果|要是|假如|因为).*[^?？]$|的话$");

    /** Asks for nothing of its own. */
    private static final Pattern EMPTY = Pattern.compile(
            "(?i)(?:(?:and|so|but|please|hi|hello) )*(?:(?:can|could|would|will) you (?:please )?(?:help(?: me)?|check|tell me|advise|assist|look into|explain|have a look)(?: (?:it|this|that|me|on this|with this|with that|about this|for me|please))*"
                    + "|what (?:can|should|do|shall|must) (?:i|we) do(?: now| then| about (?:it|this|that))?|what now|is (?:that|this|it) (?:possible|ok|okay|right|correct|normal)"
                    + "|how does (?:that|this|it) work|can i ask (?:you )?(?:something|a question)|do you know|any ideas?)(?: please)?[?？!. ]*"
                    + "|(?:那|我|请问|你们?)*(?:该|应该|要)?(?:怎么办|怎么回事|咋办|咋整|行吗|可以吗|好吗|对吗|能帮我?(?:看看|查查|查一下)吗|(?:能|可以)?(?:帮|请)我?(?:看看|查查|查一下|看一下)(?:好吗|可以吗|行吗|吗)?)(?:呢|啊)?[?？!！。 ]*");

    private static final Pattern UNITS = Pattern.compile("\\p{IsHan}|[\\p{L}\\p{N}']+");
    private static final int FEWEST_UNITS = 3;

    /** Between two wishes that are put as no questions: "cancel my order and also send me the invoice". */
    private static final Pattern BESIDES = Pattern.compile(
            "(?i)(?:[,，;；.。]\\s*(?:and )?|\\s+and )(?:also|additionally)[,:]?\\s+|[，,；;。]\\s*(?:另外|还有|顺便|同时)[，,]?");

    private final List<Asked> found = new ArrayList<>();
    private final List<String> told = new ArrayList<>();

    private Questions() {}

    /** In their order, never empty: a text in which nothing asks is one question as a whole. */
    public static List<Asked> of(String text) {
        var questions = new Questions();
        BREAK.splitAsStream(WISH.matcher(text).replaceAll("$0？"))
                .map(String::strip)
                .filter(clause -> !clause.isEmpty())
                .forEach(questions::take);
        questions.takeRest();
        return switch (questions.found.size()) {
            case 0 -> wishes(text);
            case 1 -> List.of(questions.found.get(0).within(text));
            default -> List.copyOf(questions.found);
        };
    }

    private static List<Asked> wishes(String text) {
        var wishes = BESIDES.splitAsStream(text)
                .map(String::strip)
                .filter(wish -> UNITS.matcher(wish).results().count() >= FEWEST_UNITS)
                .map(Asked::all)
                .toList();
        return wishes.size() > 1 ? wishes : List.of(Asked.all(text));
    }

    private void take(String clause) {
        if (asks(clause)) {
            found.add(Asked.of(told, clause));
            told.clear();
        } else {
            told.add(clause);
        }
    }

    /** What is told after the last question is about that one. */
    private void takeRest() {
        if (!found.isEmpty() && !told.isEmpty()) {
            var last = found.remove(found.size() - 1);
            found.add(last.and(told));
        }
    }

    public static boolean asks(String clause) {
        return ASKS.matcher(clause).find()
                && !CONDITION.matcher(clause).find()
                && !EMPTY.matcher(clause).matches()
                && UNITS.matcher(clause).results().count() >= FEWEST_UNITS;
    }
}
