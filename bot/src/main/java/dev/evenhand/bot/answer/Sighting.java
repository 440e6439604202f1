package dev.evenhand.bot.answer;

import java.util.Optional;

/** What looking a text up shows. */
interface Sighting<S> {

    /** The likeliest article, empty where nothing was found. */
    Optional<String> likeliest();

    /** How likely it is, 0 to 1. */
    double confidence();

    /** Whether it is likely enough to answer from. */
    boolean sure();

    /** The same, not to be answered from. */
    S doubted();
}
