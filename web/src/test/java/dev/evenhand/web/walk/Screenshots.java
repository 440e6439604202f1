package dev.evenhand.web.walk;

import com.microsoft.playwright.Page.ScreenshotOptions;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Writes pictures of every page of the demo, in every {@link Look}, for people to look at.
 *
 * <p>{@code mvn -pl web -am -DskipTests -Pscreenshots process-test-classes} puts them into {@code web/target/screenshots}; the
 * folder is the only argument.
 */
final class Screenshots {
    private Screenshots() {}

    public static void main(String[] arguments) throws Exception {
        var folder = Files.createDirectories(Path.of(arguments.length > 0 ? arguments[0] : "target/screenshots"));
        var data = Files.createTempDirectory("evenhand-demo");
        try (var tour = DemoTour.start(data)) {
            for (var look : Look.all()) {
                for (var view : View.values()) {
                    picture(tour, view, look, folder);
                }
            }
        }
        System.out.println("Pictures are in " + folder.toAbsolutePath());
    }

    private static void picture(DemoTour tour, View view, Look look, Path folder) throws Exception {
        var page = tour.open(view, look);
        page.screenshot(new ScreenshotOptions()
                .setPath(folder.resolve(view.title() + "-" + look + ".png"))
                .setFullPage(true));
        tour.complaints().forEach(System.err::println);
        page.context().close();
    }
}
