package dev.evenhand.bot.answer;

import dev.evenhand.bot.escalation.EscalationRules;
import dev.evenhand.bot.question.Questions;
import dev.evenhand.bot.question.Subject;
import dev.evenhand.bot.retrieval.Index;
import dev.evenhand.bot.retrieval.Ranking;
import dev.evenhand.bot.retrieval.calibration.Candidate;
import java.util.Optional;

/** How the bot looks up a message that opens a conversation, for whoever wants to know what it would find. */
public final class FirstMessage {

    private final Subject subject = new Subject(new EscalationRules());

    /**
     * The articles that may answer a message, without its greeting and signature; of several questions at once, those that
     * may answer them together. An article that something speaks against, however likely, stands below the threshold.
     */
    public Ranking rank(String message, Index index) {
        String text = subject.of(message);
        var asked = Questions.of(text);
        return asked.size() == 1
                ? Reading.of(asked.get(0), words -> new Ranked(index.rank(words)))
                        .ranking()
                : index.rank(text);
    }

    private record Ranked(Ranking ranking) implements Sighting<Ranked> {

        @Override
        public Optional<String> likeliest() {
            return ranking.candidates().stream().findFirst().map(Candidate::articleId);
        }

        @Override
        public double confidence() {
            return ranking.confidence();
        }

        @Override
        public boolean sure() {
            return ranking.answers();
        }

        @Override
        public Ranked doubted() {
            return new Ranked(ranking.doubted());
        }
    }
}
