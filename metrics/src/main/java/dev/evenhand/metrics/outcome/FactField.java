package dev.evenhand.metrics.outcome;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One fact: its place in the JSON form, its column in the view, its kind, and how to read it.
 *
 * <p>The one list from which parsing, writing, columns and exports follow, in the order of the columns.
 *
 * @param path in the JSON form, such as {@code bot.firstReplyAt}
 * @param column in the view, such as {@code bot_first_reply_at}
 * @param codes the words allowed, empty where any text is; stored rows tell them by their order, so new ones come last
 * @param reader takes the value from a row; null where unknown
 */
public record FactField(
        String path, String column, Kind kind, List<String> codes, Function<Facts, @Nullable Object> reader) {

    /** Kinds of values: {@code Instant}, {@code String}, {@code Integer}, {@code Double}, {@code Boolean}, {@code Long}. */
    public enum Kind {
        TIME,
        TEXT,
        COUNT,
        NUMBER,
        FLAG,
        VERSION
    }

    private static final List<String> YES_NO = List.of("yes", "no");
    private static final List<String> VERDICTS = List.of("yes", "no", "cannot_tell");
    private static final List<String> REASONS = List.of(
            "customer_asked",
            "low_confidence",
            "out_of_scope",
            "repeated_failure",
            "negative_sentiment",
            "policy",
            "bot_error",
            "overload",
            "holdout");

    /** Every fact, in the order of the columns; a new one also needs its place in {@link StoredPlaces}. */
    public static final List<FactField> ALL = List.of(
            text("conversation", Facts::conversation),
            text("customer", Facts::customer),
            code("entry", List.of("bot_first", "human_first"), Facts::entry),
            time("startedAt", Facts::startedAt),
            time("closedAt", Facts::closedAt),
            text("channel", Facts::channel),
            text("locale", Facts::locale),
            text("topic", Facts::topic),
            new FactField("returning", "returning_customer", Kind.FLAG, List.of(), Facts::returning),
            code("first.decision", List.of("answer", "clarify", "handoff"), of(Facts::first, Facts.First::decision)),
            number("first.confidence", of(Facts::first, Facts.First::confidence)),
            code("assignment.by", List.of("rule", "holdout", "import"), of(Facts::assignment, Facts.Assignment::by)),
            number("assignment.probability", of(Facts::assignment, Facts.Assignment::probability)),
            code("closedBy", List.of("customer", "agent", "bot", "timeout", "system"), Facts::closedBy),
            count("customerMessages", Facts::customerMessages),
            code("verifiedBy", List.of("tool", "audit"), Facts::verifiedBy),
            time("firstWordAt", Facts::firstWordAt),
            time("lastWordAt", Facts::lastWordAt),
            code("heldBy", List.of("bot", "queue", "human"), Facts::heldBy),
            new FactField("version", "version", Kind.VERSION, List.of(), Facts::version),
            text("bot.version", of(Facts::bot, Facts.Bot::version)),
            time("bot.firstReplyAt", of(Facts::bot, Facts.Bot::firstReplyAt)),
            time("bot.lastReplyAt", of(Facts::bot, Facts.Bot::lastReplyAt)),
            code("bot.last", List.of("answer", "clarify", "no_answer"), of(Facts::bot, Facts.Bot::last)),
            count("bot.answers", of(Facts::bot, Facts.Bot::answers)),
            count("bot.clarifications", of(Facts::bot, Facts.Bot::clarifications)),
            count("bot.noAnswers", of(Facts::bot, Facts.Bot::noAnswers)),
            code("bot.feedback", YES_NO, of(Facts::bot, Facts.Bot::feedback)),
            number("bot.elapsedSeconds", of(Facts::bot, Facts.Bot::elapsedSeconds)),
            number("bot.idleSeconds", of(Facts::bot, Facts.Bot::idleSeconds)),
            time("handoff.requestedAt", of(Facts::handoff, Facts.Handoff::requestedAt)),
            code("handoff.reason", REASONS, of(Facts::handoff, Facts.Handoff::reason)),
            time("handoff.queuedAt", of(Facts::handoff, Facts.Handoff::queuedAt)),
            time("handoff.acceptedAt", of(Facts::handoff, Facts.Handoff::acceptedAt)),
            time("handoff.abandonedAt", of(Facts::handoff, Facts.Handoff::abandonedAt)),
            text("human.agent", of(Facts::human, Facts.Human::agent)),
            text("human.team", of(Facts::human, Facts.Human::team)),
            time("human.firstReplyAt", of(Facts::human, Facts.Human::firstReplyAt)),
            count("human.replies", of(Facts::human, Facts.Human::replies)),
            count("human.transfers", of(Facts::human, Facts.Human::transfers)),
            number("human.handleSeconds", of(Facts::human, Facts.Human::handleSeconds)),
            number("human.wrapUpSeconds", of(Facts::human, Facts.Human::wrapUpSeconds)),
            number("human.idleSeconds", of(Facts::human, Facts.Human::idleSeconds)),
            text("human.disposition", of(Facts::human, Facts.Human::disposition)),
            time("survey.offeredAt", of(Facts::survey, Facts.Survey::offeredAt)),
            code("survey.resolved", YES_NO, of(Facts::survey, Facts.Survey::resolved)),
            count("survey.csat", of(Facts::survey, Facts.Survey::csat)),
            count("survey.nps", of(Facts::survey, Facts.Survey::nps)),
            count("survey.ces", of(Facts::survey, Facts.Survey::ces)),
            flag("survey.commented", of(Facts::survey, Facts.Survey::commented)),
            number("sentiment.first", of(Facts::sentiment, Facts.Sentiment::first)),
            number("sentiment.last", of(Facts::sentiment, Facts.Sentiment::last)),
            flag("complaint", Facts::complaint),
            code("review.grade", VERDICTS, of(Facts::review, Facts.Review::grade)),
            text("review.model", of(Facts::review, Facts.Review::model)),
            code("review.audit", VERDICTS, of(Facts::review, Facts.Review::audit)),
            count("model.inputTokens", of(Facts::model, Facts.Model::inputTokens)),
            count("model.outputTokens", of(Facts::model, Facts.Model::outputTokens)),
            number("model.cost", of(Facts::model, Facts.Model::cost)),
            time("nextContactAt", of(Facts::contacts, Facts.Contacts::nextAt)),
            time("nextSameTopicAt", of(Facts::contacts, Facts.Contacts::nextSameTopicAt)),
            time("previousClosedAt", of(Facts::contacts, Facts.Contacts::previousClosedAt)),
            time("previousSameTopicClosedAt", of(Facts::contacts, Facts.Contacts::previousSameTopicClosedAt)));

    /** Every fact by its path. */
    public static final Map<String, FactField> BY_PATH =
            ALL.stream().collect(Collectors.toUnmodifiableMap(FactField::path, field -> field));

    /** Whether it is the row's own: neither version nor contacts, which the store keeps beside it. */
    public boolean own() {
        return kind != Kind.VERSION && !path.startsWith("next") && !path.startsWith("previous");
    }

    /** The part of the row the fact stands in, such as {@code bot}; empty for the row itself. */
    public String part() {
        int dot = path.indexOf('.');
        return dot < 0 ? "" : path.substring(0, dot);
    }

    /** The name within its part, such as {@code firstReplyAt}. */
    public String name() {
        return path.substring(path.indexOf('.') + 1);
    }

    private static <P, V> Function<Facts, @Nullable Object> of(
            Function<Facts, @Nullable P> part, Function<P, @Nullable V> value) {
        return facts -> {
            P known = part.apply(facts);
            return known == null ? null : value.apply(known);
        };
    }

    private static FactField text(String path, Function<Facts, @Nullable Object> reader) {
        return new FactField(path, column(path), Kind.TEXT, List.of(), reader);
    }

    private static FactField code(String path, List<String> codes, Function<Facts, @Nullable Object> reader) {
        return new FactField(path, column(path), Kind.TEXT, codes, reader);
    }

    private static FactField time(String path, Function<Facts, @Nullable Object> reader) {
        return new FactField(path, column(path), Kind.TIME, List.of(), reader);
    }

    private static FactField count(String path, Function<Facts, @Nullable Object> reader) {
        return new FactField(path, column(path), Kind.COUNT, List.of(), reader);
    }

    private static FactField number(String path, Function<Facts, @Nullable Object> reader) {
        return new FactField(path, column(path), Kind.NUMBER, List.of(), reader);
    }

    private static FactField flag(String path, Function<Facts, @Nullable Object> reader) {
        return new FactField(path, column(path), Kind.FLAG, List.of(), reader);
    }

    private static String column(String path) {
        return path.replace('.', '_').replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }
}
