package dev.evenhand.bot.retrieval.corpus;

/** What an article says beside its phrases; any part may be empty. */
public record ArticleText(String articleId, String title, String topic, String answer) {}
