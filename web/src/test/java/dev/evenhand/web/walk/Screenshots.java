package dev.evenhand.web.walk;

import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes pictures of every {@link View} in every {@link Look}, for people to look at.
 *
 * <p>{@code mvn -pl web -am -DskipTests -Pscreenshots process-test-classes} puts them into {@code web/target/screenshots}: all
 * of them, or with {@code -Dpictures='report-.*-390'} those whose name fits. It ends with an error when a page did not come
 * to what it should show, after all others were taken.
 */
final class Screenshots {
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
                if ((view.title() + "-" + look).matches(wanted)) {
                    picture(view, look);
                }
            }
        }
        if (!missing.isEmpty()) {
            throw new IllegalStateException(String.join("\n", missing));
        }
    }

    private void picture(View view, Look look) throws Exception {
        var name = view.title() + "-" + look;
        try (var context = tour.open(view, look).context()) {
            context.pages()
                    .get(0)
                    .screenshot(new ScreenshotOptions()
                            .setPath(folder.resolve(name + ".png"))
                            .setFullPage(true));
            tour.complaints().forEach(System.err::println);
        } catch (PlaywrightException absent) {
            missing.add(name + ": " + absent.getMessage());
        }
    }
}
