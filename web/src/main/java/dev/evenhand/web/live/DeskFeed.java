package dev.evenhand.web.live;

import dev.evenhand.handoff.bus.LiveEvents.Signal;
import dev.evenhand.handoff.bus.LiveEvents.Subscription;
import dev.evenhand.handoff.conversation.ConversationEvent.AgentJoined;
import dev.evenhand.handoff.conversation.Entry;
import dev.evenhand.handoff.desk.DeskView;
import dev.evenhand.web.auth.Role;
import dev.evenhand.web.auth.Staff;
import dev.evenhand.web.http.Json;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everything one page of staff shows, into its stream: the desk, my chats and those I watch, news for managers. */
final class DeskFeed {
    private static final String OUTCOMES_CHANGED = "{\"type\":\"outcomes_changed\"}";

    private final DeskHub hub;
    private final Staff staff;
    private final EventStream stream;
    private final Set<String> watched;
    private final Map<String, Subscription> followed = new ConcurrentHashMap<>();
    private String shown = "";

    DeskFeed(DeskHub hub, Staff staff, EventStream stream, Set<String> watched) {
        this.hub = hub;
        this.staff = staff;
        this.stream = stream;
        this.watched = watched;
    }

    /** The first snapshot begins the stream. */
    void begin(DeskView view) {
        stream.begin();
        watched.forEach(this::follow);
        showHere(view);
    }

    void show(DeskView view) {
        stream.post(() -> showHere(view));
    }

    private void showHere(DeskView view) {
        followOnly(view);
        var json = Json.object().put("type", "desk");
        json.setAll(DeskJson.of(view, staff));
        var text = json.toString();
        if (!text.equals(shown)) {
            shown = text;
            stream.signal(text);
        }
    }

    private void followOnly(DeskView view) {
        var wanted = new HashSet<>(watched);
        view.held().stream().filter(held -> held.agent().equals(me())).forEach(held -> wanted.add(held.conversation()));
        followed.entrySet().removeIf(entry -> {
            boolean over = !wanted.contains(entry.getKey());
            if (over) {
                entry.getValue().close();
            }
            return over;
        });
        wanted.forEach(this::follow);
    }

    private void follow(String conversation) {
        if (!stream.isClosed()) {
            followed.computeIfAbsent(
                    conversation, id -> hub.events().signals(id, signal -> stream.post(() -> tellSignal(signal))));
        }
    }

    /** Every event of every conversation passes here, so what is not for this page goes no further. */
    void tell(Entry entry) {
        if (followed.containsKey(entry.conversation()) || joinedByMe(entry)) {
            stream.post(() -> tellHere(entry));
        }
    }

    /** A chat is mine from the moment I join; the next look at the desk comes a little later. */
    private boolean joinedByMe(Entry entry) {
        return entry.event() instanceof AgentJoined joined && joined.by().id().equals(me());
    }

    private void tellHere(Entry entry) {
        if (joinedByMe(entry)) {
            follow(entry.conversation());
        }
        if (followed.containsKey(entry.conversation())) {
            var json = Json.object().put("type", "conversation_event").put("conversation", entry.conversation());
            json.set("event", StaffView.of(entry));
            stream.signal(json.toString());
        }
    }

    private void tellSignal(Signal signal) {
        var event = CustomerView.SignalJson.read(signal).put("type", signal.type());
        var json = Json.object().put("type", "conversation_event").put("conversation", signal.conversation());
        json.set("event", event);
        stream.signal(json.toString());
    }

    void outcomesChanged() {
        if (staff.has(Role.MANAGER)) {
            stream.post(() -> stream.signal(OUTCOMES_CHANGED));
        }
    }

    /** Something may have been missed: the page comes back and reads everything it shows. */
    void startAnew() {
        stream.post(stream::comeBack);
    }

    private String me() {
        return staff.grant().id();
    }

    void end() {
        hub.leave(this);
        followed.values().forEach(Subscription::close);
        followed.clear();
    }
}
