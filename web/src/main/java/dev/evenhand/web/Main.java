package dev.evenhand.web;

import dev.evenhand.web.cli.Evenhand;

/** The entry of {@code evenhand.jar}: hands the words of the command line over and returns the exit status. */
public final class Main {
    private Main() {}

    public static void main(String[] words) {
        System.exit(Evenhand.run(words));
    }
}
