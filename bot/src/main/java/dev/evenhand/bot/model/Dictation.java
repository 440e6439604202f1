package dev.evenhand.bot.model;

import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.bot.answer.Writer.Assignment;
import dev.evenhand.bot.answer.Writer.Passage;
import dev.evenhand.bot.answer.Writer.Written;
import dev.evenhand.bot.guard.Citations;
import dev.evenhand.bot.guard.Grounding;
import dev.evenhand.bot.guard.Redaction;
import dev.evenhand.bot.guard.Refusals;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Takes down what a model writes, and shows it sentence by sentence, each only after it was checked: an invented price
 * is never seen, not even for a moment. Used on one context only.
 */
final class Dictation implements Notes<Written> {

    /** Never empty, so that taking goes on. What is cited after a full stop belongs to the sentence before it. */
    private static final Pattern SENTENCE_END =
            Pattern.compile("[.!?]['\")\\]]{0,2}(?:\\s?" + Citations.ONE + ")*\\s+(?=[^\\s\\[【])"
                    + "|[。！？]++['\"”’」』）)]{0,2}(?:\\s?" + Citations.ONE + ")*\\s*(?=[^\\s\\[【'\"”’」』）)])|\\n+");

    private static final int LONGEST = 6_000;
    /** More than a whole answer should have; checking takes time that grows with the square of it. */
    private static final int LONGEST_SENTENCE = 1_000;
    /** Shorter sentences may come twice. */
    private static final int LONG_ENOUGH = 20;

    private final List<Passage> passages;
    private final List<Passage> required;
    private final Pieces pieces;
    private final Redaction redaction;
    private final Grounding grounding;
    private final Set<String> sentences = new HashSet<>();
    private final StringBuilder written = new StringBuilder();
    private int checked;
    private boolean shown;
    private boolean over;

    Dictation(Assignment assignment, Pieces pieces, Redaction redaction) {
        this.passages = assignment.passages();
        this.required = assignment.required();
        this.pieces = pieces;
        this.redaction = redaction;
        var sources = passages.stream()
                .map(passage -> Prompt.material(passage, redaction) + "\n" + passage.address())
                .toList();
        this.grounding = new Grounding(sources, assignment.turn().text());
    }

    /** The next words; throws {@link ModelFailure} when a sentence that is now complete may not be shown. */
    @Override
    public void take(String words) {
        if (over) {
            return;
        }
        written.append(words);
        if (written.length() > LONGEST) {
            throw new ModelFailure("the model would not stop");
        }
        var matcher = SENTENCE_END.matcher(written);
        while (matcher.find(checked)) {
            release(written.substring(checked, matcher.end()));
            checked = matcher.end();
        }
        checkLength(written.length() - checked);
    }

    private static void checkLength(int sentence) {
        if (sentence > LONGEST_SENTENCE) {
            throw new ModelFailure("the model ends no sentence");
        }
    }

    private void release(String sentence) {
        checkLength(sentence.length());
        String text = Citations.in(sentence).text();
        if (grounding.fault(redaction.withoutPlaceholders(text)).isPresent()) {
            throw new ModelFailure("the model says what no passage does");
        }
        if (Prompt.ECHO.in(text)) {
            throw new ModelFailure("the model repeats its instructions");
        }
        if (!shown && Refusals.refuses(text)) {
            throw new ModelFailure("the model found no answer in the passages");
        }
        if (text.length() > LONG_ENOUGH && !sentences.add(text.strip())) {
            throw new ModelFailure("the model repeats itself");
        }
        if (!text.isBlank()) {
            shown = true;
            pieces.piece(redaction.restored(text));
        }
    }

    /** The whole answer; throws {@link ModelFailure} when it may not stand. */
    @Override
    public Written end() {
        if (over) {
            throw new ModelFailure("the answer came too late");
        }
        String all = written.toString();
        var citations = Citations.in(all);
        if (Refusals.refuses(citations.text())) {
            throw new ModelFailure("the model found no answer in the passages");
        }
        if (!citations.exist(passages.size())) {
            throw new ModelFailure("the model cites no passage, or one that does not exist");
        }
        var cited = citations.numbers().stream()
                .map(number -> passages.get(number - 1))
                .toList();
        if (!cited.containsAll(required)) {
            throw new ModelFailure("the model leaves out a part of what was asked");
        }
        if (!grounding.aboutTheSources(citations.text())) {
            throw new ModelFailure("the model wrote about something else");
        }
        release(all.substring(checked));
        over = true;
        return new Written(redaction.restored(citations.text()).strip(), cited, null);
    }

    /** Nothing of it counts; what was shown is taken back. */
    @Override
    public void giveUp() {
        over = true;
        if (shown) {
            shown = false;
            pieces.withdrawn();
        }
    }

    /** What has arrived so far. */
    @Override
    public String soFar() {
        return written.toString();
    }

    @Override
    public boolean awaited() {
        return !shown && !over;
    }

    /** Whether nothing more is wanted. */
    @Override
    public boolean over() {
        return over;
    }

    /** Whether the model may be asked again without the customer noticing. */
    @Override
    public boolean unseen() {
        return !shown && written.isEmpty();
    }
}
