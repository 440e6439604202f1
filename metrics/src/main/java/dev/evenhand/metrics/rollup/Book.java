package dev.evenhand.metrics.rollup;

import java.util.List;

/** Sums kept beside the rows and true to those that are booked, as statements; {@code rows} is a source of labelled rows. */
public sealed interface Book permits Rollup, Regulars {
    /** The table that grows with what is booked. */
    String name();

    /** Creates it empty. */
    List<String> create(String rows);

    List<String> bookIn(String rows);

    List<String> bookOut(String rows);

    /** Merges what is alike, and drops what was booked out. */
    List<String> merge();

    /** Forgets everything. */
    List<String> clear();
}
