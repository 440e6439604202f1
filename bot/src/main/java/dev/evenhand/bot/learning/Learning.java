package dev.evenhand.bot.learning;

import dev.evenhand.bot.knowledge.Article;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What customers and agents have taught, for a manager to act on. */
public interface Learning {

    /** The state of one language now; takes some seconds of computing where there are many questions. */
    Future<Report> report(String locale);

    /**
     * A person says which article would have been right for the question the bot was asked.
     *
     * @param articleId null when none would
     * @return false when nothing was asked in this conversation
     */
    Future<Boolean> correct(String conversation, @Nullable String articleId);

    /** A manager has seen these and wants them gone. */
    Future<Void> dismiss(List<String> lessonIds);

    /**
     * What there is to learn.
     *
     * @param lessons how many of each kind
     * @param unanswered questions without an answer, alike ones together, most asked first
     * @param disliked articles after which customers said no or came back, most often first
     */
    record Report(Map<String, Integer> lessons, List<Cluster> unanswered, List<Disliked> disliked) {
        public Report {
            lessons = Map.copyOf(lessons);
            unanswered = List.copyOf(unanswered);
            disliked = List.copyOf(disliked);
        }
    }

    /**
     * Questions that mean about the same, all of one language.
     *
     * @param representative the one most like all the others
     * @param language in which they were written, such as {@code fr}: also one that no article has
     * @param count how many
     * @param lastAt when the last was asked
     * @param ids of all of them, to dismiss them
     * @param draft an article that asks them and waits for its answer
     */
    record Cluster(String representative, String language, int count, Instant lastAt, List<String> ids, Article draft) {
        public Cluster {
            ids = List.copyOf(ids);
        }
    }

    /**
     * An article that does not help.
     *
     * @param no times a customer said so, or a person named another article
     * @param returned times a customer was back within a week
     * @param yes times it did help
     * @param shift by which all that was said moves the log odds that it is right, as they are now
     * @param examples of what was asked, the latest first
     */
    record Disliked(
            String articleId, String title, int no, int returned, int yes, double shift, List<String> examples) {
        public Disliked {
            examples = List.copyOf(examples);
        }
    }
}
