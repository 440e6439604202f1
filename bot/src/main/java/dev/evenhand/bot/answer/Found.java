package dev.evenhand.bot.answer;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.handoff.conversation.Assessment;
import dev.evenhand.handoff.conversation.Candidate;
import dev.evenhand.handoff.conversation.Terms;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the knowledge base has for a text.
 *
 * @param edition it was looked up in
 * @param language of the index that was asked
 * @param candidates that may be used now, best first
 * @param threshold from which to answer; nothing reaches 1
 * @param exact the article that asks just this, null when none does
 * @param doubtful whether something else speaks against answering from it, however likely the best is
 * @param grounds what decides beside the candidates
 */
record Found(
        Edition edition,
        Language language,
        List<Candidate> candidates,
        double threshold,
        @Nullable Article exact,
        boolean doubtful,
        List<String> grounds)
        implements Sighting<Found> {

    /** Below this the best candidate says nothing about what the message is about. */
    static final double SPEAKS = 0.10;

    Found(Edition edition, Language language, List<Candidate> candidates, double threshold, @Nullable Article exact) {
        this(edition, language, candidates, threshold, exact, false, List.of());
    }

    @Override
    public double confidence() {
        return candidates.isEmpty() ? 0 : candidates.get(0).confidence();
    }

    /** The article to answer from. */
    Optional<Article> answer() {
        if (exact != null) {
            return Optional.of(exact);
        }
        if (doubtful) {
            return Optional.empty();
        }
        return confidence() >= threshold ? best() : Optional.empty();
    }

    @Override
    public boolean sure() {
        return answer().isPresent();
    }

    /** The same, with one more reason for what is decided. */
    Found because(String ground) {
        var all = Stream.concat(grounds.stream(), Stream.of(ground)).distinct().toList();
        return new Found(edition, language, candidates, threshold, exact, doubtful, all);
    }

    @Override
    public Found doubted() {
        return new Found(edition, language, candidates, threshold, null, true, grounds);
    }

    @Override
    public Optional<String> likeliest() {
        return best().map(Article::id);
    }

    Optional<Article> best() {
        return candidates.stream().findFirst().flatMap(candidate -> edition.article(language, candidate.articleId()));
    }

    /**
     * The same articles in another language, where that language has the best of them: whoever mixes languages is
     * answered in that of the conversation.
     */
    Found in(Language wanted) {
        if (wanted == language
                || candidates.isEmpty()
                || translated(candidates.get(0), wanted).isEmpty()) {
            return this;
        }
        var others = candidates.stream()
                .flatMap(candidate -> translated(candidate, wanted).stream())
                .toList();
        var same = exact == null ? null : edition.article(wanted, exact.id()).orElse(null);
        return new Found(edition, wanted, others, threshold, same, doubtful, grounds);
    }

    /** With what was found for the parts of the text, each article as likely as for the part it fits best. */
    Found with(Collection<Found> parts) {
        var likeliest = Stream.concat(Stream.of(this), parts.stream())
                .filter(part -> part.language == language)
                .flatMap(part -> part.candidates.stream())
                .collect(Collectors.toMap(
                        Candidate::articleId,
                        candidate -> candidate,
                        BinaryOperator.maxBy(Comparator.comparingDouble(Candidate::confidence))));
        var all = likeliest.values().stream()
                .sorted(Comparator.comparingDouble(Candidate::confidence)
                        .reversed()
                        .thenComparing(Candidate::articleId))
                .toList();
        return new Found(edition, language, all, threshold, exact, doubtful, grounds);
    }

    private Optional<Candidate> translated(Candidate candidate, Language wanted) {
        return edition.article(wanted, candidate.articleId())
                .map(article -> new Candidate(article.id(), article.title(), candidate.confidence()));
    }

    /** An article with what was found to speak for it, 0 where nothing was. */
    Candidate candidate(String articleId, String title) {
        return candidates.stream()
                .filter(candidate -> candidate.articleId().equals(articleId))
                .findFirst()
                .orElseGet(() -> new Candidate(articleId, title, 0));
    }

    /** The probability that one of the first few is right. */
    double mass(int first) {
        return candidates.stream()
                .limit(first)
                .mapToDouble(Candidate::confidence)
                .sum();
    }

    /** Whether its confidences were learned from enough articles to be taken at their word. */
    boolean calibrated() {
        var index = edition.indexes().get(language);
        return index != null && index.calibration().learned();
    }

    String locale() {
        return Edition.locale(language);
    }

    String topic() {
        return confidence() < SPEAKS ? "unknown" : best().map(Found::topicOf).orElse("unknown");
    }

    /** What an article is about; it is about itself where nothing is said. */
    String topic(String articleId) {
        return edition.article(language, articleId).map(Found::topicOf).orElse(articleId);
    }

    /** Reports group by topic; an article without one is its own. */
    private static String topicOf(Article article) {
        return article.topic().isEmpty() ? article.id() : article.topic();
    }

    Assessment assessment(String decision) {
        return new Assessment(decision, confidence(), topic(), candidates, threshold, edition.version())
                .under(terms())
                .because(grounds);
    }

    /** What was asked of the threshold in force, which is the one before while another is being learned. */
    private Terms terms() {
        var policy = edition.policy();
        var index = edition.indexes().get(language);
        var learned = index == null ? policy.settings() : index.calibration().settings();
        return new Terms(learned.precision(), learned.oosShare(), learned.cautious(), policy.askFrom());
    }
}
