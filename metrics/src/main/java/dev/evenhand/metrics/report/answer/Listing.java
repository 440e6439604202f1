package dev.evenhand.metrics.report.answer;

import java.util.List;

/** A report that is a list of rows; times are ISO 8601 in UTC, {@code to} excluded, {@code tz} cuts days and hours. */
public record Listing<T>(String definition, String window, String from, String to, String tz, List<T> rows) {}
