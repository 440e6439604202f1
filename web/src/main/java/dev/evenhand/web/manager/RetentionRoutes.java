package dev.evenhand.web.manager;

import dev.evenhand.web.activity.ActivityLog;
import dev.evenhand.web.http.Answer;
import dev.evenhand.web.http.Api;
import dev.evenhand.web.http.Json;
import dev.evenhand.web.settings.Keeping;
import io.vertx.core.Future;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long what is kept, for administrators to read; it is set where the node is started. */
public final class RetentionRoutes implements Api.Routes {
    private final Shown shown;

    /** In days; null for good. */
    private record Shown(@Nullable Long conversationDays, @Nullable Long attachmentDays, int activities) {}

    public RetentionRoutes(Keeping keeping) {
        this.shown = new Shown(days(keeping.conversations()), days(keeping.attachments()), ActivityLog.MOST);
    }

    private static @Nullable Long days(Duration kept) {
        return kept.isZero() ? null : kept.toDays();
    }

    @Override
    public void mount(Api api) {
        var answer = new Answer(200, Json.complete(shown).toString());
        api.on("retention", ctx -> Future.succeededFuture(answer));
    }
}
