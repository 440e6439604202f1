package dev.evenhand.bot.exchange;

import dev.evenhand.bot.knowledge.Article;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/** Articles as a page people can read, with structured data from which they can be read back; dates do not go along. */
final class FaqPageWriter {

    private FaqPageWriter() {}

    static String write(List<Article> articles) {
        String locale = articles.isEmpty() ? "en" : articles.get(0).locale();
        boolean one = articles.stream().allMatch(article -> article.locale().equals(locale));
        String shown = articles.stream().map(FaqPageWriter::shown).collect(Collectors.joining());
        return "<!doctype html>\n<html" + (one ? " lang=\"" + locale + "\"" : "")
                + ">\n<head>\n<meta charset=\"utf-8\">\n<title>FAQ</title>\n"
                + "<script type=\"application/ld+json\">\n"
                // No text of an article can end the script.
                + structured(articles).encode().replace("<", "\\u003c")
                + "\n</script>\n</head>\n<body>\n" + shown + "</body>\n</html>\n";
    }

    private static String shown(Article article) {
        String paragraphs = article.answer()
                .lines()
                .map(line -> Entities.escape(line) + "<br>\n")
                .collect(Collectors.joining());
        return "<details lang=\"" + article.locale() + "\">\n<summary>" + Entities.escape(article.title())
                + "</summary>\n" + paragraphs + "</details>\n";
    }

    private static JsonObject structured(List<Article> articles) {
        var questions = new JsonArray();
        articles.forEach(article -> questions.add(question(article)));
        return new JsonObject()
                .put("@context", "https://schema.org")
                .put("@type", "FAQPage")
                .put("mainEntity", questions);
    }

    private static JsonObject question(Article article) {
        return new JsonObject()
                .put("@type", "Question")
                .put("identifier", article.id())
                .put("inLanguage", article.locale())
                .put("about", article.topic())
                .put("name", article.title())
                .put("alternateName", new JsonArray(article.questions()))
                .put("handoff", article.handoff())
                .put(
                        "acceptedAnswer",
                        new JsonObject()
                                .put("@type", "Answer")
                                .put("encodingFormat", "text/markdown")
                                .put("text", article.answer()));
    }
}
