package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.desk.Conversations;
import dev.evenhand.handoff.desk.DeskStores;
import dev.evenhand.handoff.desk.Lines;
import dev.evenhand.handoff.desk.StoreAway;
import io.vertx.core.Future;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * The real stores, with a node that can die between two steps: once armed, the next step into the conversation, or the
 * next into the desk, does not happen.
 */
final class FaultyStores {
    private final RedisLink link;
    private final Conversations conversations;
    private final Lines lines;
    private boolean appendFails;
    private boolean reconcileFails;

    FaultyStores(RedisLink link) {
        this.link = link;
        conversations = guarded(Conversations.class, new RedisConversations(link), "append");
        lines = guarded(Lines.class, new RedisLines(link), "reconcile");
    }

    DeskStores stores() {
        return new DeskStores(conversations, lines, new RedisRoster(link), new RedisRulebook(link));
    }

    void dieBeforeConversation() {
        appendFails = true;
    }

    void dieBeforeDesk() {
        reconcileFails = true;
    }

    void heal() {
        appendFails = false;
        reconcileFails = false;
    }

    private boolean dies(String method) {
        return method.equals("append") ? appendFails : method.equals("reconcile") && reconcileFails;
    }

    private <T> T guarded(Class<T> port, T real, String method) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, called, args) -> {
            if (called.getName().equals(method) && dies(method)) {
                return Future.failedFuture(new StoreAway("the node died before " + method, null));
            }
            try {
                return called.invoke(real, args);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }));
    }
}
