package dev.evenhand.bot;

import dev.evenhand.bot.knowledge.Article;
import dev.evenhand.handoff.conversation.Opening;
import dev.evenhand.handoff.conversation.Opening.Assignment;
import dev.evenhand.handoff.conversation.Opening.Customer;
import java.util.List;

/** Articles and customers for tests. */
final class Samples {
    static final Customer CUSTOMER = new Customer("ada", "Ada", "", false);

    private Samples() {}

    static Article article(String id, String question) {
        return article(id, question, "en");
    }

    static Article article(String id, String question, String locale) {
        return article(id, question, locale, "Answer " + id);
    }

    static Article answering(String id, String question, String answer) {
        return article(id, question, "en", answer);
    }

    private static Article article(String id, String question, String locale, String answer) {
        return new Article(id, locale, "topic", "About " + id, List.of(question), answer, false, null, null, List.of());
    }

    static Opening opening() {
        return new Opening("en", "web", CUSTOMER, null, Opening.Entry.BOT_FIRST, Assignment.RULE, null, false);
    }
}
