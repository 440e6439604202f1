package dev.evenhand.bot.knowledge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An article as it stood from one change to the next.
 *
 * @param revision the change that made it so; null for the oldest that is remembered
 * @param article null while it was taken away
 */
public record ArticleVersion(@Nullable Revision revision, @Nullable Article article) {

    /** All that are remembered, newest first, from the changes (newest first) and what stands now. */
    static List<ArticleVersion> of(Optional<Article> now, List<PastChange> changes) {
        var versions = new ArrayList<ArticleVersion>();
        var after = now.orElse(null);
        for (var change : changes) {
            versions.add(new ArticleVersion(change.revision(), after));
            after = change.before();
        }
        if (after != null) {
            versions.add(new ArticleVersion(null, after));
        }
        return versions;
    }
}
