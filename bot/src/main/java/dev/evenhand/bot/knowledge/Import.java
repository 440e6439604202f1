package dev.evenhand.bot.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A wish to take in many articles at once: all or none.
 *
 * @param reading what the file says
 * @param replace whether articles that are not in it, of any language, go; otherwise they stay
 * @param dryRun whether to check and report only
 * @param by who wants it, as the history will say
 */
public record Import(Reading reading, boolean replace, boolean dryRun, String by) {

    /**
     * What a check finds.
     *
     * @param faults what keeps it from being done; with any, the others are not looked for
     * @param warnings what is worth a look and stops nothing
     * @param changes what it would make different
     */
    public record Checked(List<Finding> faults, List<Finding> warnings, Changes changes) {}

    /** Checks it beside what stands: up to seconds of computing for a hundred thousand questions. */
    public Checked checked(List<Article> standing) {
        var faults = faults();
        return faults.isEmpty()
                ? new Checked(faults, warnings(standing), changes(standing))
                : new Checked(faults, List.of(), Changes.NONE);
    }

    /** What keeps it from being done; empty when nothing does. */
    public List<Finding> faults() {
        var errors = ArticleRules.errors(reading);
        return errors.isEmpty() && reading.articles().isEmpty()
                ? List.of(new Finding(0, "articles", "There is no article in it."))
                : errors;
    }

    /** What is worth a look and stops nothing, beside what stands and stays; there must be no faults. */
    public List<Finding> warnings(List<Article> standing) {
        var keys = reading.articles().stream().map(Article::key).collect(Collectors.toSet());
        var staying = replace
                ? List.<Article>of()
                : standing.stream()
                        .filter(article -> !keys.contains(article.key()))
                        .toList();
        return ArticleRules.overlaps(reading, staying);
    }

    /** What it would make different of what stands; there must be no faults. */
    public Changes changes(List<Article> standing) {
        return Changes.of(standing, reading.articles(), replace);
    }

    /** The change to the store. */
    public ArticleStore.Amendment amendment() {
        var kind = replace ? ArticleStore.Kind.REPLACE : ArticleStore.Kind.MERGE;
        var note = new ArticleStore.Note(
                by, "imported", Integer.toString(reading.articles().size()));
        return new ArticleStore.Amendment(kind, reading.articles(), List.of(), note);
    }
}
