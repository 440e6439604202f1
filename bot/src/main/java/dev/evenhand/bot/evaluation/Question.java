package dev.evenhand.bot.evaluation;

/**
 * A message and the article that should answer it.
 *
 * @param label the article's identifier; any other word ("none", "oos", …) says that no article answers it
 * @param kind what sort of question it is, such as "misspelt"; figures are also given by kind; empty for none
 */
public record Question(String text, String label, String kind) {

    public Question(String text, String label) {
        this(text, label, "");
    }
}
