package dev.evenhand.web.node;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to be stopped once the process is told to end, also while it has only begun to start.
 *
 * <p>Done before the JVM's own end begins, which runs all hooks at once: that of the model's runtime takes away what a
 * model still being loaded stands on, and the crash would leave the embedded Redis behind.
 */
public final class OnSignal {
    private static final Logger LOG = LoggerFactory.getLogger(OnSignal.class);
    private static final long STOP_WITHIN_SECONDS = 10;
    private static volatile boolean told;

    private final Vertx vertx;
    private final Supplier<Future<Void>> stop;
    private final Thread hook = new Thread(this::end, "stop");
    private final AtomicBoolean done = new AtomicBoolean();

    private OnSignal(Vertx vertx, Supplier<Future<Void>> stop) {
        this.vertx = vertx;
        this.stop = stop;
    }

    /** Does {@code stop} and closes Vert.x when the process ends, unless that is forgotten before. */
    static OnSignal stop(Vertx vertx, Supplier<Future<Void>> stop) {
        var ending = new OnSignal(vertx, stop);
        Runtime.getRuntime().addShutdownHook(ending.hook);
        ending.hear("TERM", 143);
        ending.hear("INT", 130);
        return ending;
    }

    /** By reflection, since only some JDKs have signals; elsewhere the hook does it. */
    private void hear(String name, int status) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var listener = Class.forName("sun.misc.SignalHandler");
            var ear = Proxy.newProxyInstance(
                    listener.getClassLoader(),
                    new Class<?>[] {listener},
                    (self, method, given) -> method.getName().equals("handle") ? heard(status) : null);
            signal.getMethod("handle", signal, listener)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), ear);
        } catch (ReflectiveOperationException | IllegalArgumentException without) {
            LOG.debug("Signal {} is not heard by itself here", name, without);
        }
    }

    private @Nullable Object heard(int status) {
        end();
        System.exit(status);
        return null;
    }

    /** Whether the process is about to end; what fails from then on fails for that reason. */
    public static boolean told() {
        return told || ending();
    }

    /** Also where nobody was listening yet; the JVM says so only to whoever wants a hook. */
    private static boolean ending() {
        var probe = new Thread();
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            return !Runtime.getRuntime().removeShutdownHook(probe);
        } catch (IllegalStateException ends) {
            return true;
        }
    }

    /** Waits until the process ends, as it is told to: ending it from here too would take away what is being stopped. */
    public static void awaitEnd() throws InterruptedException {
        new CountDownLatch(1).await();
    }

    /** Whoever runs this stops it himself; false where the process is told to end already, and it is being done. */
    boolean forget() {
        if (done.getAndSet(true)) {
            return false;
        }
        try {
            return Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            LOG.debug("The process is told to end just as its work is done", ending);
            return false;
        }
    }

    /**
     * Whoever comes second waits for the first, so that the JVM does not end before.
     * Vert.x is closed from this thread: a future completed on one of its own loops would end with the loop.
     */
    private synchronized void end() {
        if (done.getAndSet(true)) {
            return;
        }
        told = true;
        try {
            await(stop.get());
            await(vertx.close());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (Exception late) {
            LOG.warn("Stopped without waiting any longer: {}", late.toString());
        }
    }

    private static void await(Future<Void> end) throws Exception {
        end.toCompletionStage().toCompletableFuture().get(STOP_WITHIN_SECONDS, TimeUnit.SECONDS);
    }
}
