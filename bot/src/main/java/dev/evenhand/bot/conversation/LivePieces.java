package dev.evenhand.bot.conversation;

import dev.evenhand.bot.answer.Responder.Pieces;
import dev.evenhand.handoff.bus.LiveEvents;
import dev.evenhand.handoff.bus.LiveEvents.Signal;
import io.vertx.core.json.JsonObject;

/** Shows an answer while it is being written, as passing signals of its conversation. Safe for several threads. */
final class LivePieces implements Pieces {

    private final LiveEvents live;
    private final String conversation;
    private final int turn;
    private boolean shown;
    private boolean silent;

    LivePieces(LiveEvents live, String conversation, int turn) {
        this.live = live;
        this.conversation = conversation;
        this.turn = turn;
    }

    /** Of the turn that is being answered. */
    int turn() {
        return turn;
    }

    @Override
    public synchronized void piece(String text) {
        if (silent) {
            return;
        }
        shown = true;
        tell("answer_piece", new JsonObject().put("turn", turn).put("text", text));
    }

    @Override
    public synchronized void withdrawn() {
        shown = false;
        tell("answer_withdrawn", new JsonObject().put("turn", turn));
    }

    /** Nothing more is shown, and what was is taken back: somebody else has the word, or it comes too late. */
    synchronized void silence() {
        silent = true;
        if (shown) {
            withdrawn();
        }
    }

    private void tell(String type, JsonObject json) {
        live.signal(new Signal(conversation, type, json.encode(), false));
    }
}
