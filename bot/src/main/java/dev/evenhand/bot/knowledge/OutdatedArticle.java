package dev.evenhand.bot.knowledge;

/** Somebody has changed the article after the version a change was made of; nothing was stored. */
public final class OutdatedArticle extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OutdatedArticle() {
        super("the article has changed meanwhile", null, false, false);
    }
}
