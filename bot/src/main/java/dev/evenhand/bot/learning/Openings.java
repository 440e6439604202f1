package dev.evenhand.bot.learning;

import dev.evenhand.bot.knowledge.Edition;
import dev.evenhand.bot.retrieval.corpus.Language;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.conversation.Refusal;
import dev.evenhand.handoff.desk.Desk;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** What customers came with, whoever answered: the questions a knowledge base is measured on. */
public final class Openings {
    private final Desk desk;

    /**
     * What one conversation began with.
     *
     * @param text the words that ask something, personal data replaced
     */
    public record Opening(String conversation, String text) {}

    public Openings(Desk desk) {
        this.desk = desk;
    }

    /**
     * The openings of some conversations, in their order. Left out are greetings and whatever else asks nothing, words in
     * the other language, and conversations whose words are gone.
     *
     * @param locale of the articles they are meant for: what was written decides, not where
     * @param most stops once so many are found
     */
    public Future<List<Opening>> of(List<String> conversations, String locale, int most) {
        return new Reading(conversations.iterator(), Edition.language(locale), most).begun();
    }

    /** One conversation at a time, so that customers never wait behind it. */
    private final class Reading {
        private final Iterator<String> left;
        private final Language language;
        private final int most;
        private final List<Opening> found = new ArrayList<>();
        private final Promise<List<Opening>> read = Promise.promise();

        Reading(Iterator<String> left, Language language, int most) {
            this.left = left;
            this.language = language;
            this.most = most;
        }

        Future<List<Opening>> begun() {
            next();
            return read.future();
        }

        private void next() {
            if (!left.hasNext() || found.size() >= most) {
                read.complete(List.copyOf(found));
                return;
            }
            var conversation = left.next();
            history(conversation)
                    .onSuccess(history -> {
                        new Lessons(conversation, history)
                                .opening()
                                .filter(text -> Language.of(text) == language)
                                .ifPresent(text -> found.add(new Opening(conversation, text)));
                        next();
                    })
                    .onFailure(read::fail);
        }

        private Future<List<Entry>> history(String conversation) {
            return desk.history(conversation, null)
                    .recover(failure -> failure instanceof Refusal
                            ? Future.succeededFuture(List.of())
                            : Future.failedFuture(failure));
        }
    }
}
