package dev.evenhand.web.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.RequestOptions;
import dev.evenhand.handoff.Handoff;
import dev.evenhand.handoff.HandoffOptions;
import dev.evenhand.metrics.Metrics;
import dev.evenhand.metrics.MetricsOptions;
import dev.evenhand.web.measure.SyntheticOutcomes;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How soon the report is there for who opens it: the largest contentful paint as the browser tells it, over many outcomes, on
 * loopback, each time in a browser that has nothing in its cache. A twentieth of the outcomes goes through the import; the view
 * then holds each twenty times under other names.
 *
 * <p>{@code mvn -pl web -am -DskipTests -Pfirst-paint process-test-classes [-Drows=1000000]} prints each time and what was
 * painted, so that nobody takes an empty frame for the report.
 */
final class FirstPaint {
    private static final int TIMES = 8;
    /** An import takes long; the page asks the view alone. */
    private static final int COPIES = 20;

    private static final String WATCH =
            "new PerformanceObserver(list => { for (const one of list.getEntries()) window.painted = { at: one.startTime,"
                    + " what: one.element?.textContent.trim() ?? '' } }).observe({ type: 'largest-contentful-paint',"
                    + " buffered: true })";

    private FirstPaint() {}

    /** Takes the number of outcomes. */
    public static void main(String[] arguments) throws Exception {
        int rows = arguments.length > 0 && !arguments[0].isBlank() ? Integer.parseInt(arguments[0]) : 1_000_000;
        var directory = Files.createTempDirectory("evenhand-paint");
        var data = Files.createDirectories(directory.resolve("data"));
        var outcomes = directory.resolve("outcomes.jsonl");
        int imported = Math.max(1, rows / COPIES);
        new SyntheticOutcomes(Instant.now(), imported).write(outcomes);
        EvenhandProcess.run(data, "import", outcomes.toString());
        Files.delete(outcomes);
        copied(data, imported);
        try (var house = EvenhandProcess.start(data, "serve");
                var playwright = Browsers.playwright();
                var browser = Browsers.launch(playwright)) {
            until(imported * COPIES, house.address());
            paint(browser, house.address());
        }
    }

    /** The view's rows so many times, and the sums that reports read brought up to date, as a view does by itself in time. */
    private static void copied(Path data, int imported) {
        var vertx = Vertx.vertx();
        var handoff = Handoff.start(vertx, HandoffOptions.embedded(data)).await();
        var sources = new Metrics.Sources(handoff.link(), handoff.feed(), handoff.desk());
        var metrics = Metrics.start(vertx, MetricsOptions.in(data), sources).await();
        while (!metrics.caughtUp()) {
            Thread.onSpinWait();
        }
        metrics.copyRows(COPIES).await();
        while (metrics.book().await()) {
            System.out.print('.');
        }
        System.out.printf("%n%,d outcomes imported, each %d times in the view%n", imported, COPIES);
        metrics.stop().await();
        handoff.stop().await();
        vertx.close().await();
    }

    /** All of them in the reports. */
    private static void until(int rows, String address) throws Exception {
        var admin = Caller.anybody(address).signedIn("admin", EvenhandProcess.ADMIN_PASSWORD);
        while (contacts(admin) < rows) {
            Thread.onSpinWait();
        }
    }

    private static long contacts(Caller admin) throws Exception {
        var answer = new JsonObject(admin.get("/api/v1/reports/channels").body());
        return answer.getJsonArray("rows").stream()
                .mapToLong(row -> ((JsonObject) row).getLong("contacts"))
                .sum();
    }

    private static void paint(Browser browser, String address) {
        List<Double> times = new ArrayList<>();
        for (int i = 0; i < TIMES; i++) {
            var painted = painted(browser, address);
            times.add(painted.getDouble("at"));
            System.out.printf("%6.0f ms  %s%n", painted.getDouble("at"), painted.getString("what"));
        }
        var warm = times.subList(1, TIMES).stream().sorted().toList();
        System.out.printf("largest contentful paint: %.0f ms, the middle of the last %d%n", warm.get(3), warm.size());
    }

    private static JsonObject painted(Browser browser, String address) {
        var account = Map.of("name", "admin", "password", EvenhandProcess.ADMIN_PASSWORD);
        try (var context =
                browser.newContext(Look.onADesk("en", ColorScheme.LIGHT).context())) {
            context.request()
                    .post(
                            address + "/api/v1/session",
                            RequestOptions.create().setHeader("Origin", address).setData(account));
            var page = context.newPage();
            page.addInitScript(WATCH);
            page.navigate(address + "/manager?range=all");
            page.locator("manager-breakdown table").first().waitFor();
            return new JsonObject(
                    page.evaluate("JSON.stringify(window.painted)").toString());
        }
    }
}
