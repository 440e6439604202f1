package dev.evenhand.web.measure;

import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.handoff.conversation.Conversation;
import dev.evenhand.handoff.desk.Desk;
import dev.evenhand.handoff.desk.Presence.Status;
import dev.evenhand.handoff.desk.Utterance;
import dev.evenhand.web.node.Store;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kills a node, as by {@code kill -9}, while offers, accepts and transfers are under way, starts another on the same store,
 * and looks: whether every chat is held by exactly one, and every customer can go on writing.
 */
public final class CrashRounds {
    /** Conversations after which the node is in the middle of its work. */
    private static final int AT_WORK = 20;

    private static final int LONGEST_WORK_MILLIS = 1000;
    private static final long SETTLED_WITHIN_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final Path directory;
    private final PrintStream out;
    private final Random random = new Random();

    /** What a round left behind. */
    public record Round(int conversations, int written, List<String> disagreements) {}

    public CrashRounds(Path directory, PrintStream out) {
        this.directory = directory;
        this.out = out;
    }

    /** One round after the other; true where nothing was found wrong in any. */
    public boolean run(int rounds) throws Exception {
        boolean right = true;
        for (int n = 1; n <= rounds; n++) {
            var round = round();
            right &= round.disagreements().isEmpty() && round.conversations() > 0;
            out.printf(
                    "round %d: %d conversations, %d customers went on writing, %s%n",
                    n,
                    round.conversations(),
                    round.written(),
                    round.disagreements().isEmpty()
                            ? "each with exactly one holder"
                            : String.join("; ", round.disagreements()));
        }
        return right;
    }

    private Round round() throws Exception {
        var opened = workAndDie();
        var vertx = Vertx.vertx();
        try {
            var options = HandoffOptions.embedded(directory).withDesk(BusyDesk.impatient());
            var handoff = Store.await(Handoff.start(vertx, options));
            try {
                return look(handoff, opened);
            } finally {
                Store.await(handoff.stop());
            }
        } finally {
            Store.await(vertx.close());
        }
    }

    /** The conversations a node opened before it was killed in the middle of its work. */
    private Set<String> workAndDie() throws Exception {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.evenhand.web.Main",
                        "measure",
                        "busy-desk",
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        var killer = new Thread(() -> killSoon(process), "killer");
        var opened = new LinkedHashSet<String>();
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("opened ") && opened.add(line.substring("opened ".length()))) {
                    if (opened.size() == AT_WORK) {
                        killer.start();
                    }
                }
            }
        } catch (IOException cutOff) {
            out.println("The node was cut off in the middle of a line.");
        }
        process.waitFor();
        return opened;
    }

    private void killSoon(Process process) {
        try {
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LONGEST_WORK_MILLIS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.destroyForcibly();
    }

    private Round look(Handoff handoff, Set<String> opened) throws Exception {
        var desk = handoff.desk();
        Store.await(BusyDesk.everybodyIsBack(desk));
        var disagreements = disagreements(desk, opened);
        long deadline = System.nanoTime() + SETTLED_WITHIN_NANOS;
        while (!disagreements.isEmpty() && System.nanoTime() < deadline) {
            Store.await(BusyDesk.everybodyIsBack(desk));
            Store.await(handoff.sweep());
            disagreements = disagreements(desk, opened);
        }
        int written = 0;
        for (var id : opened) {
            written += write(desk, id, disagreements);
        }
        return new Round(opened.size(), written, disagreements);
    }

    private static int write(Desk desk, String id, List<String> disagreements) throws Exception {
        var before = Store.await(desk.conversation(id));
        if (before.closed()) {
            return 0;
        }
        Store.await(desk.customerSays(id, new Utterance("after-" + id, "Is anybody there?")));
        int turn = Store.await(desk.conversation(id)).turn();
        if (turn != before.turn() + 1) {
            disagreements.add(id + " did not take the customer's word");
        }
        Store.await(desk.close(id, before.opening().customer().participant()));
        return 1;
    }

    private static List<String> disagreements(Desk desk, Set<String> opened) throws Exception {
        var view = Store.await(desk.view());
        var places = Stream.concat(
                        view.waiting().stream().map(waiting -> new String[] {waiting.conversation(), "queue"}),
                        view.held().stream().map(held -> new String[] {held.conversation(), "agent:" + held.agent()}))
                .collect(Collectors.groupingBy(
                        place -> place[0], Collectors.mapping(place -> place[1], Collectors.toList())));
        var found = new ArrayList<String>();
        for (var id : opened) {
            var conversation = Store.await(desk.conversation(id));
            var atDesk = places.getOrDefault(id, List.of());
            if (!atDesk.equals(holders(conversation))) {
                found.add(id + " is held by " + conversation.holder().code() + ", the desk says " + atDesk);
            }
        }
        var idle = view.agents().stream()
                .filter(agent -> agent.status() == Status.AVAILABLE && agent.load() < agent.capacity())
                .filter(agent -> view.waiting().stream()
                        .noneMatch(waiting -> agent.agent().equals(waiting.offeredTo())))
                .count();
        var unasked = view.waiting().stream()
                .filter(waiting -> waiting.team().equals("general") && waiting.offeredTo() == null)
                .count();
        if (idle > 0 && unasked > 0) {
            found.add(unasked + " wait and are offered to none of " + idle + " who are free");
        }
        return found;
    }

    private static List<String> holders(Conversation conversation) {
        return conversation.closed() || conversation.heldByBot()
                ? List.of()
                : List.of(conversation.holder().code());
    }
}
