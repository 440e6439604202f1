package dev.evenhand.handoff.redis;

import dev.evenhand.handoff.desk.Conversations;
import dev.evenhand.handoff.desk.DeskStores;
import dev.evenhand.handoff.desk.Lines;
import dev.evenhand.handoff.desk.StoreAway;
import io.vertx.core.Future;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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
    private String dead = "";
    private String mute = "";
    private String meanwhileBefore = "";
    private @Nullable Supplier<Future<?>> meanwhile;

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

    void dieBefore(String step) {
        dead = step;
    }

    /** The step is taken, and nobody hears that it was. */
    void dieAfter(String step) {
        mute = step;
    }

    void dieBeforeDesk() {
        reconcileFails = true;
    }

    /** Something else happens, once, after the next such step was decided upon and before it is taken. */
    void meanwhile(String step, Supplier<Future<?>> something) {
        meanwhileBefore = step;
        meanwhile = something;
    }

    void heal() {
        appendFails = false;
        reconcileFails = false;
        dead = "";
        mute = "";
    }

    private boolean dies(String method) {
        return method.equals("append") ? appendFails : method.equals("reconcile") && reconcileFails;
    }

    private <T> T guarded(Class<T> port, T real, String method) {
        return port.cast(Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (proxy, called, args) -> {
            if (called.getName().equals(dead)) {
                return Future.failedFuture(new StoreAway("the node died before " + dead, null));
            }
            if (called.getName().equals(method) && dies(method)) {
                return Future.failedFuture(new StoreAway("the node died before " + method, null));
            }
            if (called.getName().equals(mute)) {
                return ((Future<?>) invoke(called, real, args))
                        .compose(done -> Future.failedFuture(new StoreAway("the node died after " + mute, null)));
            }
            Supplier<Future<?>> first = called.getName().equals(meanwhileBefore) ? meanwhile : null;
            if (first == null) {
                return invoke(called, real, args);
            }
            meanwhile = null;
            return first.get().compose(done -> (Future<?>) invoke(called, real, args));
        }));
    }

    private static Object invoke(Method called, Object real, Object[] args) {
        try {
            return called.invoke(real, args);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
