package dev.evenhand.bot.exchange;

import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;

/** HTML as Markdown: paragraphs, lists, emphasis, code and links; anything else as its text, scripts not at all. */
final class HtmlText {

    private static final Set<String> BLOCKS = Set.of(
            "p",
            "div",
            "section",
            "article",
            "ul",
            "ol",
            "table",
            "tr",
            "blockquote",
            "dd",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "pre");
    private static final Set<String> NOTHING =
            Set.of("script", "style", "noscript", "template", "iframe", "button", "input", "svg", "img");

    private final StringBuilder out = new StringBuilder();

    private HtmlText() {}

    static String markdown(List<? extends Node> nodes) {
        var text = new HtmlText();
        nodes.forEach(text::take);
        return text.out
                .toString()
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .replaceAll("(?m)^ +(?! *-)", "")
                .strip();
    }

    private void take(Node node) {
        if (node instanceof TextNode text) {
            out.append(text.getWholeText().replaceAll("\\s+", " "));
        } else if (node instanceof Element element && !NOTHING.contains(element.normalName())) {
            element(element);
        }
    }

    private void element(Element element) {
        switch (element.normalName()) {
            case "br" -> out.append('\n');
            case "li" -> item(element);
            case "strong", "b" -> around("**", element);
            case "em", "i" -> around("*", element);
            case "code" -> around("`", element);
            case "a" -> link(element);
            default -> {
                boolean block = BLOCKS.contains(element.normalName());
                out.append(block ? "\n\n" : "");
                element.childNodes().forEach(this::take);
                out.append(block ? "\n\n" : "");
            }
        }
    }

    private void item(Element element) {
        var parent = element.parent();
        boolean numbered = parent != null && parent.normalName().equals("ol");
        out.append('\n').append(numbered ? element.elementSiblingIndex() + 1 + ". " : "- ");
        out.append(markdown(element.childNodes()).replaceAll("\\n+", " "));
    }

    private void around(String mark, Element element) {
        String text = element.text();
        out.append(text.isEmpty() ? "" : mark + text + mark);
    }

    private void link(Element element) {
        String address = element.attr("href");
        boolean web = address.startsWith("https://") || address.startsWith("http://");
        out.append(web ? "[" + element.text() + "](" + address + ")" : element.text());
    }
}
