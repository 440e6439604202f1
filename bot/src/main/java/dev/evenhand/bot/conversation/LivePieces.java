package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.bus.LiveEvents.Signal;
import io.vertx.core.json.JsonObject;

/** Shows an answer while it is being written, as passing signals of its conversation. */
final class LivePieces implements Pieces {

    private final LiveEvents live;
    private final String conversation;
    private final int turn;

    LivePieces(LiveEvents live, String conversation, int turn) {
        this.live = live;
        this.conversation = conversation;
        this.turn = turn;
    }

    @Override
    public void piece(String text) {
        tell("answer_piece", new JsonObject().put("turn", turn).put("text", text));
    }

    @Override
    public void withdrawn() {
        tell("answer_withdrawn", new JsonObject().put("turn", turn));
    }

    private void tell(String type, JsonObject json) {
        live.signal(new Signal(conversation, type, json.encode(), false));
    }
}
