package dev.evenhand.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a visitor of somebody's shop has to load for our sake. */
class WeightTest {
    private static final String PANEL = "widget/evenhand-panel.js";
    private static final String LOADER = "widget/loader.js";

    @Test
    void theButtonWeighsAtMostTwelveKilobytes() {
        assertThat(Webroot.gzipped(LOADER)).isLessThanOrEqualTo(12_000);
    }

    @Test
    void theButtonLoadsNothingBeforeItIsPressed() {
        assertThat(Webroot.modules(LOADER)).containsExactly(LOADER);
    }

    @Test
    void theOpenedChatWeighsAtMostFortyKilobytesInAll() {
        var styles = Stream.of("shared/tokens.css", "widget/panel.css");
        var words = "widget/messages/en.json";
        var all = Stream.of(Stream.of(LOADER, words), styles, Webroot.modules(PANEL).stream())
                .flatMap(files -> files);

        assertThat(all.mapToInt(Webroot::gzipped).sum()).isLessThanOrEqualTo(40_000);
    }

    @Test
    void theOpenedChatNeedsNoLibrary() {
        assertThat(Webroot.modules(PANEL))
                .noneSatisfy(module -> assertThat(Webroot.text(module)).containsPattern("from '(?![.])"));
    }
}
