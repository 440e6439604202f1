package dev.evenhand.web.server;

import dev.evenhand.bot.Bot;
import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.redis.Feed;
import dev.evenhand.handoff.redis.RedisLink;
import dev.evenhand.metrics.audit.ReadingList;
import dev.evenhand.metrics.history.Importer;
import dev.evenhand.metrics.outcome.CustomerHistory;
import dev.evenhand.metrics.report.Reports;
import dev.evenhand.metrics.store.Exporter;
import dev.evenhand.web.attachment.AttachmentStore;
import dev.evenhand.web.auth.AccountStore;
import dev.evenhand.web.auth.GrantStore;
import io.vertx.ext.web.Router;
import java.util.List;

/**
 * What the routes stand on.
 *
 * @param mounts further routes: health, metrics, the demo's doors
 */
public record Services(
        Desk desk,
        LiveEvents events,
        RedisLink link,
        Feed feed,
        Bot bot,
        Measurement measurement,
        AttachmentStore attachments,
        List<Mount> mounts) {
    public Services {
        mounts = List.copyOf(mounts);
    }

    /** The measurement's doors: numbers out, facts in and out. */
    public record Measurement(
            Reports reports,
            Importer importer,
            Exporter exporter,
            CustomerHistory customers,
            ReadingList readingList) {}

    /** Adds routes of its own before the pages and the final 404. */
    @FunctionalInterface
    public interface Mount {
        void on(Router router, Identity identity);
    }

    /** What a mount may need to sign people in. */
    public record Identity(
            dev.evenhand.web.auth.Accounts accounts,
            dev.evenhand.web.auth.Sessions sessions,
            AccountStore accountStore,
            GrantStore grantStore) {}
}
