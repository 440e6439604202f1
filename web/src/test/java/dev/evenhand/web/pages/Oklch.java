package dev.evenhand.web.pages;

/**
 * A colour as OKLCH: lightness 0 to 1, chroma, hue in degrees.
 *
 * <p>The way to linear sRGB is Björn Ottosson's (bottosson.github.io/posts/oklab); relative luminance and contrast are
 * those of WCAG 2.2.
 */
record Oklch(double lightness, double chroma, double hue) {
    /** From 1 to 21. */
    double contrast(Oklch other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** What lies outside sRGB is clipped, as a screen does at worst. */
    private double luminance() {
        double a = chroma * Math.cos(Math.toRadians(hue));
        double b = chroma * Math.sin(Math.toRadians(hue));
        double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
        double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
        double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
        double red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s;
        double green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s;
        double blue = -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s;
        return 0.2126 * clip(red) + 0.7152 * clip(green) + 0.0722 * clip(blue);
    }

    private static double cube(double value) {
        return value * value * value;
    }

    private static double clip(double value) {
        return Math.max(0, Math.min(1, value));
    }
}
