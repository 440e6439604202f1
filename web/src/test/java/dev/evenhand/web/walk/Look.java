package dev.evenhand.web.walk;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How somebody looks at the pages: language, theme, width of the screen in CSS pixels. */
record Look(String locale, ColorScheme theme, int width) {
    private static final int PHONE = 390;
    private static final int DESK = 1440;
    private static final int TALL = 844;
    private static final int WIDE = 900;

    /** Every language in every theme on a phone and on a desk. */
    static List<Look> all() {
        return Stream.of("en", "zh")
                .flatMap(locale -> Stream.of(ColorScheme.LIGHT, ColorScheme.DARK)
                        .flatMap(theme -> Stream.of(PHONE, DESK).map(width -> new Look(locale, theme, width))))
                .toList();
    }

    static Look onADesk(String locale, ColorScheme theme) {
        return new Look(locale, theme, DESK);
    }

    static Look onAPhone(String locale, ColorScheme theme) {
        return new Look(locale, theme, PHONE);
    }

    boolean chinese() {
        return locale.equals("zh");
    }

    /** Without motion, so that nothing is judged half way through a transition. */
    NewContextOptions context() {
        return new NewContextOptions()
                .setLocale(chinese() ? "zh-CN" : "en-GB")
                .setColorScheme(theme)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, width == PHONE ? TALL : WIDE);
    }

    @Override
    public String toString() {
        return locale + "-" + theme.name().toLowerCase(Locale.ROOT) + "-" + width;
    }
}
