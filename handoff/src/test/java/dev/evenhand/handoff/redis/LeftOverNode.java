package dev.evenhand.handoff.redis;

import static dev.evenhand.handoff.HandoffFixture.await;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.Samples;
import dev.evenhand.handoff.conversation.Opening;
import io.vertx.core.Vertx;
import java.nio.file.Path;

/** A node in a process of its own, to be killed: opens one conversation, says its id, and waits. */
final class LeftOverNode {
    private LeftOverNode() {}

    public static void main(String[] args) {
        Handoff handoff = await(Handoff.start(Vertx.vertx(), HandoffOptions.embedded(Path.of(args[0]))));
        String id = Samples.newId();
        await(handoff.desk().open(id, Samples.opening(Opening.Entry.BOT_FIRST)));
        System.out.println(id);
    }
}
