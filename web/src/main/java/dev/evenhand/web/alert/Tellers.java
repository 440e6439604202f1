package dev.evenhand.web.alert;

import dev.evenhand.web.webhook.Occasion;
import io.vertx.core.Future;
import java.util.List;

/** All who are told of alerts: other systems, people by mail. */
public record Tellers(List<Teller> all) {
    /** One way to tell. */
    public interface Teller {
        /** Completes when it is on its way; telling the same twice is harmless. */
        Future<Void> tell(Occasion occasion, Alert alert);

        /** Lets go of what it holds. */
        default Future<Void> stop() {
            return Future.succeededFuture();
        }
    }

    public Tellers {
        all = List.copyOf(all);
    }

    Future<Void> tell(Occasion occasion, Alert alert) {
        return Future.join(all.stream().map(one -> one.tell(occasion, alert)).toList())
                .mapEmpty();
    }

    /** Lets go of what each of them holds. */
    public Future<Void> stop() {
        return Future.join(all.stream().map(Teller::stop).toList()).mapEmpty();
    }
}
