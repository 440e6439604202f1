package dev.evenhand.handoff.conversation;

/** Texts of people, shortened. */
public final class Texts {
    private Texts() {}

    /** The beginning of a text, at most {@code most} UTF-16 units as {@link String#length()} counts, never half a character. */
    public static String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        boolean within = most > 0 && Character.isSurrogatePair(text.charAt(most - 1), text.charAt(most));
        return text.substring(0, within ? most - 1 : most);
    }

    /** The same with an ellipsis, counted in, where something was left out. */
    public static String shortened(String text, int most) {
        return text.length() <= most ? text : cut(text, most - 1) + "…";
    }
}
