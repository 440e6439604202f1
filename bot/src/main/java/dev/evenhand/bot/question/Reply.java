package dev.evenhand.bot.question;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a customer says of the answer just given without naming anything: it is about that answer, whatever it is. */
public enum Reply {
    /** It was not understood. */
    PUZZLED(
            "(?:sorry )?(?:but )?i (?:still )?(?:do not|don't|dont|didn't|didnt|did not|can't|cant|cannot) (?:really |quite )?(?:understand|get|follow)(?: (?:it|this|that|what (?:you|that) means?|the answer|any of (?:it|this|that)))?"
                    + "|(?:i'm|im|i am) (?:confused|lost)|(?:this|that|it)(?:'s| is|s) (?:confusing|unclear|not clear)|(?:can|could) you explain(?: (?:it|that|this))?(?: again| please)*|what do you mean(?: by (?:that|this))?|what does (?:that|this|it) mean|explain(?: please| that| it)*"
                    + "|(?:我|还是|完全|有点|根本)*(?:没|不)(?:太|怎么|大)?(?:看|听|弄|搞)?(?:懂|明白|清楚|理解)|(?:看|听|弄|搞)不(?:太)?(?:懂|明白)|(?:是)?什么意思|什么鬼|能(?:再)?(?:解释|说明|说清楚)(?:一下|点)?"),
    /** What is to be done then. */
    NEXT(
            "(?:(?:ok|okay|right|well|and|so|but|then) )*(?:what (?:now|next|then|else)|now what|what (?:do|should|can|must) i do(?: (?:now|next|then))*|and (?:now|then)|what (?:happens|comes) (?:now|next|then|after that))"
                    + "|(?:好的?|嗯|那|所以)*(?:然后|接下来|接着|之后|下一步)(?:呢|该|要|是)*(?:我)?(?:怎么办|怎么做|怎么弄|做什么|干什么|什么)?|(?:那|所以)?(?:现在)?(?:我)?(?:该|要)?(?:怎么办|怎么做|咋办|咋整)"),
    /** It has not helped yet. */
    STILL(
            "(?:(?:but|and|it's|its|it is|there is|there's) )*(?:still )(?:nothing|no|not|not (?:there|here|working|arrived|come)|no (?:luck|change|news|sign|answer|parcel|money|mail|email|e-mail)|the same|missing|waiting)"
                    + "(?: (?:yet|here|there|arrived|come|of it|so far))*|(?:it )?(?:still )?(?:doesn't|doesnt|does not|didn't|didnt|did not) (?:help|work)(?: either| though)?"
                    + "|(?:(?:yes|yeah|but|and|well|i|we|have|i've|already|just|all) )*(?:tried|checked)(?: (?:it|that|this|again|everything|already|twice|there|(?:several|many|three|a few) times|all (?:of )?(?:it|that|this)))*"
                    + "|(?:yes )?i(?:'ve| have)?(?: already)? (?:did|done) (?:it|that|this|all (?:of )?(?:it|that|this))(?: already)?"
                    + "|(?:是的?|对|我|已经|都|也)*(?:试|查|检查)过?了?(?:好?几|很多|好多|两|三)?[次遍]?(?=了?$)"
                    + "|(?:可是|但是|但|可|都|也)*(?:还|还是|一直|仍然|依然)(?:是)?(?:没有?|不行|没动静|老样子|一样)(?:到|来|收到|消息|动静|反应|用|好|解决|更新)?");

    private static final Pattern ENDS = Pattern.compile("^[\\p{P}\\s]+|[\\p{P}\\s了呢啊呀吧嘛哦]+$");
    private static final Pattern APOSTROPHES = Pattern.compile("[’‘`´]");

    private final Pattern words;

    Reply(String words) {
        this.words = Pattern.compile(words);
    }

    public static Optional<Reply> of(String text) {
        String straight = APOSTROPHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("'");
        String said = ENDS.matcher(straight)
                .replaceAll("")
                .replaceAll("[,，]\\s*", " ")
                .strip();
        return Arrays.stream(values())
                .filter(reply -> reply.words.matcher(said).matches())
                .findFirst();
    }

    /** The line that takes it up. */
    public String line() {
        return this == PUZZLED ? "clarify.puzzled" : "clarify.next";
    }
}
