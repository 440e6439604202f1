package dev.evenhand.web.walk;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes pictures of every {@link View} in every {@link Look}, for people to look at.
 *
 * <p>{@code mvn -pl web -am -DskipTests -Pscreenshots process-test-classes} puts them into {@code web/target/screenshots}: all
 * of them, or with {@code -Dpictures='report-.*-390'} those whose name fits; {@code readme-.*} are those of the README, which
 * lie in {@code web/docs}. It ends with an error when a page did not come to what it should show, after all others were taken.
 */
final class Screenshots {
    private static final List<View> IN_THE_README = List.of(View.PERSON, View.CONSOLE, View.REPORT, View.TIME);
    private static final String README = "readme-";

    private final DemoTour tour;
    private final Path folder;
    private final List<String> missing = new ArrayList<>();

    private Screenshots(DemoTour tour, Path folder) {
        this.tour = tour;
        this.folder = folder;
    }

    /** Takes the folder and, if not all are wanted, a regular expression that names have to fit. */
    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "target/screenshots"));
        var wanted = arguments.length > 1 && !arguments[1].isBlank() ? arguments[1] : ".*";
        var data = Files.createTempDirectory("evenhand-demo");
        try (var tour = DemoTour.start(Files.createDirectories(data.resolve("data")))) {
            new Screenshots(tour, folder).take(wanted);
        }
        System.out.println("Pictures are in " + folder.toAbsolutePath());
    }

    private void take(String wanted) throws Exception {
        for (var look : Look.all()) {
            for (var view : View.values()) {
                picture(view.title() + "-" + look, view, look, wanted);
            }
        }
        for (var view : IN_THE_README) {
            picture(README + view.title(), view, Look.onADesk("en", ColorScheme.LIGHT), wanted);
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(String.join("\n", missing));
        }
    }

    private void picture(String name, View view, Look look, String wanted) throws Exception {
        if (!name.matches(wanted)) {
            return;
        }
        try (var context = tour.open(view, look).context()) {
            var options = new ScreenshotOptions()
                    .setPath(folder.resolve(name + ".png"))
                    .setFullPage(!name.startsWith(README));
            context.pages().get(0).screenshot(options);
            tour.complaints().forEach(System.err::println);
        } catch (PlaywrightException absent) {
            missing.add(name + ": " + absent.getMessage());
        }
    }
}
