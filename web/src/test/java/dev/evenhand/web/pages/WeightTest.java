package dev.evenhand.web.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a visitor of somebody's shop has to load for our sake; what is served in all is weighed where a browser asks for it. */
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
    void theOpenedChatNeedsNoLibrary() {
        assertThat(Webroot.modules(PANEL))
                .noneSatisfy(module -> assertThat(Webroot.text(module)).containsPattern("from '(?![.])"));
    }
}
