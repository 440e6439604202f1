package dev.evenhand.bot.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds deeds and gifts that only a text speaks of: an order cancelled, a call promised, something that costs nothing. Who
 * words articles has done nothing, passes nobody on, and binds nobody; what the sources say of the kind may be said again.
 */
final class Undertakings {

    /** Not where a condition is told: "once we have checked it". */
    private static final String UNCONDITIONAL =
            "(?<!\\b(?:once|when|after|before|if|until|till|unless|whether|soon as|that|which|because|since) )";

    private static final String ADVERB = "(?: (?:just|now|already|also|successfully))*";

    private static final String NOTHING =
            "\\bcosts? (?:you )?nothing\\b|\\b(?:no|without)(?: any| extra| additional| further)* (?:costs?|charges?|fees?)\\b"
                    + "|\\bcomplimentary\\b|\\bgratis\\b|\\bon the house\\b"
                    + "|不(?:再|另|额外)?收(?:取)?(?:任何|额外|其他)?(?:费|钱|运费|邮费)|零(?:运费|费用|邮费)|不[用要花](?:付|花)?钱|无需(?:付|支付)"
                    + "|没有(?:任何|额外)?费用|分文不";
    private static final String FREE = "\\bfree\\b|免(?:费|运费|邮)|包邮";

    /** What is said to cost nothing, in whichever words. */
    static final Pattern GIFT = Pattern.compile(NOTHING + "|(?<!\\bfeel )" + FREE);

    /** The same kind has to stand in the sources, whatever its words. */
    private static final List<Kind> KINDS = List.of(
            kind("\\bi(?:'ve| have)?" + ADVERB
                    + " (?:[a-z]{2,}ed|sent|made|done|put|begun|taken|given|gotten|told|written)\\b"
                    + "|\\bi(?:'ll| will)(?! (?:gladly|(?:be )?(?:happy|glad|here)))\\b|\\bi(?:'m| am)" + ADVERB
                    + " [a-z]{3,}ing\\b|\\blet me (?!know\\b)|\\byou(?:'ve| have)" + ADVERB + " been [a-z]+"
                    + "|" + UNCONDITIONAL + "\\bwe(?:'ve| have)" + ADVERB
                    + " (?:[a-z]{2,}ed|sent|made|done|put|begun|taken|given) (?:you|it|this|that)\\b"
                    + "|我(?!们)(?:已|来|会|将|这就|马上|立即|立刻|刚|现在|[为给帮替][您你])|已经?(?:成功)?[为给帮替][您你]"),
            kind(
                    "\\b(?:call|ring|phone|text|message|contact|notify|inform|e-?mail|write to|(?:get|come) back to|reach out to"
                            + "|follow up with) you\\b|\\bin touch with you\\b|\\bcall(?:s|ed)? you back\\b"
                            + "|(?:联系|致电|通知|回复|答复)[您你]|[与跟和][您你]联系|[给向][您你](?:回|打|致|发)|回[个您你]?电|回访"
                            + "|(?:同事|专员|专人|顾问|经理)(?:将|会|马上|稍后|随后)"),
            new Kind(NOTHING, FREE));

    /** What is said to have happened has to stand there as it is, as the state of an order does. */
    private static final Pattern HAPPENED = Pattern.compile(UNCONDITIONAL
            + "\\b(?:your|the|this) (?:[a-z]+ ){1,3}?(?:has|have)" + ADVERB + " been(?: successfully)? ([a-z]+)"
            + "|(?<=[您你]的(?:订单|退款|退货|申请|请求|款项|账户|账号|包裹|预约|密码))(已经?(?:成功|被)?\\p{IsHan}{2})");

    private final String sources;

    /** By folded text. */
    Undertakings(String sources) {
        this.sources = straight(sources);
    }

    /** The first that the sources do not know. */
    Optional<String> in(String folded) {
        String text = straight(folded);
        return KINDS.stream()
                .filter(kind -> !kind.stands(sources))
                .flatMap(kind -> kind.said().matcher(text).results())
                .map(found -> found.group())
                .findFirst()
                .or(() -> HAPPENED.matcher(text)
                        .results()
                        .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                        .filter(state -> !sources.contains(state))
                        .findFirst());
    }

    private static String straight(String text) {
        return text.replace('’', '\'');
    }

    private static Kind kind(String said) {
        return new Kind(said, "(?!)");
    }

    /** What may not be said unless it, or what means the same, stands in the sources. */
    private record Kind(Pattern said, Pattern alike) {
        Kind(String said, String alike) {
            this(Pattern.compile(said), Pattern.compile(alike));
        }

        boolean stands(String sources) {
            return said.matcher(sources).find() || alike.matcher(sources).find();
        }
    }
}
