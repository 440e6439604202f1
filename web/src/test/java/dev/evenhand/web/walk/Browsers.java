package dev.evenhand.web.walk;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real browser: the system's Chromium or Chrome, else Playwright's own, else the test is skipped with the reason. Chromium
 * built without windows comes first where it will do: it draws pages alike for less than half of the work.
 */
final class Browsers {
    private static final String WINDOWLESS = "chromium-headless-shell";
    private static final List<String> WHOLE =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");
    private static final List<String> QUIET = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    /** For a busy machine; a page that is right is right long before. */
    private static final double PATIENCE_MILLIS = 30_000;

    private Browsers() {}

    /** Launches one, or skips the test that asked. */
    static Browser launch(Playwright playwright) {
        return launch(playwright, new LaunchOptions(), installed());
    }

    private static Browser launch(Playwright playwright, LaunchOptions options, Optional<Path> installed) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
        options.setHeadless(true).setArgs(QUIET);
        installed.ifPresent(options::setExecutablePath);
        try {
            return playwright.chromium().launch(options);
        } catch (PlaywrightException missing) {
            Assumptions.abort("no browser: neither Chromium nor Chrome on the PATH, and Playwright's own is not there ("
                    + missing.getMessage().lines().findFirst().orElse("") + ")");
            throw missing;
        }
    }

    /** One that keeps pages aside when they are left, as people's browsers do; only a whole one can. */
    static Browser keepingPages(Playwright playwright) {
        var options = new LaunchOptions().setIgnoreDefaultArgs(List.of("--disable-back-forward-cache"));
        return launch(playwright, options, onThePath(WHOLE));
    }

    /** Playwright without its download: a missing browser is a reason to skip, not to fetch one. */
    static Playwright playwright() {
        var environment = installed().isPresent() ? java.util.Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1") : null;
        return environment == null
                ? Playwright.create()
                : Playwright.create(new Playwright.CreateOptions().setEnv(environment));
    }

    private static Optional<Path> installed() {
        return onThePath(List.of(WINDOWLESS)).or(() -> onThePath(WHOLE));
    }

    private static Optional<Path> onThePath(List<String> names) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(java.io.File.pathSeparator))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
