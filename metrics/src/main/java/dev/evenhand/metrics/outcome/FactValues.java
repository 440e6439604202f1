package dev.evenhand.metrics.outcome;

import dev.evenhand.metrics.outcome.Facts.Assignment;
import dev.evenhand.metrics.outcome.Facts.Bot;
import dev.evenhand.metrics.outcome.Facts.Contacts;
import dev.evenhand.metrics.outcome.Facts.First;
import dev.evenhand.metrics.outcome.Facts.Handoff;
import dev.evenhand.metrics.outcome.Facts.Human;
import dev.evenhand.metrics.outcome.Facts.Model;
import dev.evenhand.metrics.outcome.Facts.Review;
import dev.evenhand.metrics.outcome.Facts.Sentiment;
import dev.evenhand.metrics.outcome.Facts.Survey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A row as its values, in the order of {@link FactField#ALL}; {@link #facts()} puts them in their places. */
public final class FactValues {
    private static final Map<String, Integer> INDEX = index();
    private static final int CONVERSATION = indexOf("conversation");
    private static final int CUSTOMER = indexOf("customer");
    private static final int STARTED_AT = indexOf("startedAt");
    private static final int CLOSED_AT = indexOf("closedAt");
    private static final int TOPIC = indexOf("topic");
    private static final int CLOSED_BY = indexOf("closedBy");
    private static final int CUSTOMER_MESSAGES = indexOf("customerMessages");

    /** What a query calls the contacts of which a fact is not known; written as a fact, it says no more than nothing. */
    public static final String UNKNOWN = "unknown";

    /** The facts queries choose contacts by. */
    private static final Set<Integer> CHOSEN_BY = Set.of(TOPIC, indexOf("channel"), indexOf("locale"));

    private final @Nullable Object[] values = new Object[FactField.ALL.size()];

    /** The row's own facts. */
    static FactValues of(Facts facts) {
        FactValues values = new FactValues();
        for (int place = 0; place < values.values.length; place++) {
            FactField field = FactField.ALL.get(place);
            Object value = field.own() ? field.reader().apply(facts) : null;
            if (value != null) {
                values.put(place, value);
            }
        }
        return values;
    }

    /** The place of a fact. */
    public static int indexOf(String path) {
        Integer index = INDEX.get(path);
        if (index == null) {
            throw new IllegalArgumentException("no such fact: " + path);
        }
        return index;
    }

    /** The value at a place, of the type of its {@link FactField.Kind}; null where unknown. */
    public @Nullable Object at(int index) {
        return values[index];
    }

    void put(int index, Object value) {
        values[index] = UNKNOWN.equals(value) && CHOSEN_BY.contains(index) ? null : value;
    }

    String conversation() {
        return required(CONVERSATION, String.class);
    }

    String customer() {
        return required(CUSTOMER, String.class);
    }

    Instant startedAt() {
        return required(STARTED_AT, Instant.class);
    }

    Instant closedAt() {
        return required(CLOSED_AT, Instant.class);
    }

    @Nullable
    String topic() {
        return (String) values[TOPIC];
    }

    /** See {@link Facts#engaged}. */
    boolean engaged() {
        return Facts.engaged(values[CUSTOMER_MESSAGES], values[CLOSED_BY]);
    }

    /** Requires the five first fields to be there. */
    public Facts facts() {
        return new Facts(
                conversation(),
                customer(),
                required(indexOf("entry"), String.class),
                startedAt(),
                closedAt(),
                text("channel"),
                text("locale"),
                text("topic"),
                flag("returning"),
                known("first.") ? new First(text("first.decision"), number("first.confidence")) : null,
                known("assignment.") ? new Assignment(text("assignment.by"), number("assignment.probability")) : null,
                text("closedBy"),
                count("customerMessages"),
                text("verifiedBy"),
                time("firstWordAt"),
                time("lastWordAt"),
                text("heldBy"),
                version(),
                known("bot.") ? bot() : null,
                known("handoff.") ? handoff() : null,
                known("human.") ? human() : null,
                known("survey.") ? survey() : null,
                known("sentiment.") ? new Sentiment(number("sentiment.first"), number("sentiment.last")) : null,
                flag("complaint"),
                known("review.") ? review() : null,
                known("model.") ? model() : null,
                contacts());
    }

    private Bot bot() {
        return new Bot(
                text("bot.version"),
                time("bot.firstReplyAt"),
                time("bot.lastReplyAt"),
                text("bot.last"),
                count("bot.answers"),
                count("bot.clarifications"),
                count("bot.noAnswers"),
                text("bot.feedback"),
                number("bot.elapsedSeconds"),
                number("bot.idleSeconds"));
    }

    private Handoff handoff() {
        return new Handoff(
                time("handoff.requestedAt"),
                text("handoff.reason"),
                time("handoff.queuedAt"),
                time("handoff.acceptedAt"),
                time("handoff.abandonedAt"));
    }

    private Human human() {
        return new Human(
                text("human.agent"),
                text("human.team"),
                time("human.firstReplyAt"),
                count("human.replies"),
                count("human.transfers"),
                number("human.handleSeconds"),
                number("human.wrapUpSeconds"),
                text("human.disposition"),
                number("human.idleSeconds"));
    }

    private Survey survey() {
        return new Survey(
                time("survey.offeredAt"),
                text("survey.resolved"),
                count("survey.csat"),
                count("survey.nps"),
                count("survey.ces"),
                flag("survey.commented"));
    }

    private Review review() {
        return new Review(text("review.grade"), text("review.model"), text("review.audit"));
    }

    private Model model() {
        return new Model(count("model.inputTokens"), count("model.outputTokens"), number("model.cost"));
    }

    private @Nullable Contacts contacts() {
        Contacts contacts = new Contacts(
                time("nextContactAt"),
                time("nextSameTopicAt"),
                time("previousClosedAt"),
                time("previousSameTopicClosedAt"));
        return contacts.equals(Contacts.NONE) ? null : contacts;
    }

    private boolean known(String part) {
        int[] range = RANGES.getOrDefault(part, NOWHERE);
        for (int i = range[0]; i < range[1]; i++) {
            if (values[i] != null) {
                return true;
            }
        }
        return false;
    }

    private <T> T required(int place, Class<T> type) {
        Object value = values[place];
        if (value == null) {
            throw new IllegalStateException(
                    "checked before: " + FactField.ALL.get(place).path() + " is missing");
        }
        return type.cast(value);
    }

    private @Nullable String text(String path) {
        return (String) values[indexOf(path)];
    }

    private @Nullable Instant time(String path) {
        return (Instant) values[indexOf(path)];
    }

    private @Nullable Double number(String path) {
        return (Double) values[indexOf(path)];
    }

    private @Nullable Integer count(String path) {
        return (Integer) values[indexOf(path)];
    }

    private @Nullable Boolean flag(String path) {
        return (Boolean) values[indexOf(path)];
    }

    private long version() {
        Long version = (Long) values[indexOf("version")];
        return version == null ? 0 : version;
    }

    private static final int[] NOWHERE = {0, 0};
    private static final Map<String, int[]> RANGES = ranges();

    private static Map<String, Integer> index() {
        Map<String, Integer> index = new HashMap<>();
        for (FactField field : FactField.ALL) {
            index.put(field.path(), index.size());
        }
        return Map.copyOf(index);
    }

    private static Map<String, int[]> ranges() {
        Map<String, int[]> ranges = new HashMap<>();
        for (int i = 0; i < FactField.ALL.size(); i++) {
            String path = FactField.ALL.get(i).path();
            int dot = path.indexOf('.');
            if (dot > 0) {
                int end = i + 1;
                ranges.computeIfAbsent(path.substring(0, dot + 1), part -> new int[] {end - 1, end})[1] = end;
            }
        }
        return ranges;
    }
}
