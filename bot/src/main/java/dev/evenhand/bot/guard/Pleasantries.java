package dev.evenhand.bot.guard;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Sentences that say nothing but that one is glad to help; they are about no source, and need not be. */
final class Pleasantries {

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s+|(?<=[。！？~～])|\\n+");

    /** Whoever says more with it says something. */
    private static final int LONGEST = 120;

    private static final Pattern PLEASANT = Pattern.compile("(?:great|good) question"
            + "|hello|hi(?: there)?|dear customer|of course|certainly|sure(?: thing)?|absolutely|no problem|you're welcome"
            + "|(?:i |we )?hope (?:that|this|it|you).*"
            + "|(?:please )?(?:let (?:me|us) know|(?:don't|do not) hesitate|feel free|get in touch|reach out|just ask|contact us).*"
            + "|(?:is|was) there anything else.*|(?:can|may) i help you with anything else.*"
            + "|(?:many )?(?:thanks|thank you)(?: very much| so much)?(?: for .*)?"
            + "|(?:i'm |i am |we're |we are |always )*(?:happy|glad|here) to help.*|if you (?:have|need) (?:any|more|further|other).*"
            + "|(?:have|enjoy) (?:a|your) .*(?:day|evening|weekend|time|week)|(?:best|kind|warm) regards.*"
            + "|(?:希望|但愿).{0,12}(?:帮到|帮助|有用|解答|愉快).{0,4}|(?:非常|十分)?(?:感谢|谢谢)(?:您|你).{0,14}"
            + "|(?:如果|如|若)(?:您|你)?.{0,6}(?:其他|任何|别的|更多|疑问|问题|需要).{0,24}|(?:请问)?.{0,4}还有(?:什么|其他|别的).{0,14}"
            + "|祝(?:您|你).{0,12}|(?:您|你)好|很高兴.{0,10}|(?:欢迎)?随时(?:联系|告诉|咨询).{0,8}|不客气|好的|当然(?:可以)?");

    private Pleasantries() {}

    /** The text without them; folded text in, folded text out. */
    static String without(String folded) {
        return SENTENCE_END
                .splitAsStream(folded.replace('’', '\''))
                .filter(sentence -> !pleasant(sentence.strip().replaceAll("[\\p{P}\\p{S}\\s]+$", "")))
                .collect(Collectors.joining(" "));
    }

    private static boolean pleasant(String sentence) {
        return sentence.length() <= LONGEST && PLEASANT.matcher(sentence).matches();
    }
}
