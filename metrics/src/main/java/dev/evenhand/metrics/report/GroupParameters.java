package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.BadQuery;
import dev.evenhand.metrics.report.query.ReportQuery.By;
import dev.evenhand.metrics.report.query.ReportQuery.Group;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads of which group of a list a figure is asked; a group that no list shows it for is refused. */
final class GroupParameters {
    private GroupParameters() {}

    static @Nullable Group read(@Nullable By by, @Nullable String of, Figure figure) {
        if (by == null) {
            if (of != null) {
                throw new BadQuery("by", "of names a group; by must say of which list, such as by=agent");
            }
            return null;
        }
        if (!figure.groups().contains(by)) {
            throw new BadQuery("by", figure.name() + " is not told by " + word(by) + "; " + told(figure));
        }
        if (of == null) {
            throw new BadQuery("of", "of must name the " + word(by) + ", as the list does");
        }
        return new Group(by, checked(by, of));
    }

    private static String told(Figure figure) {
        return figure.groups().isEmpty()
                ? "it is told of all contacts alone"
                : figure.groups().stream()
                        .map(GroupParameters::word)
                        .sorted()
                        .collect(Collectors.joining(", ", "it is by ", ""));
    }

    private static String word(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    private static String checked(By by, String of) {
        return switch (by) {
            case HOUR -> hour(of);
            case DAY, WEEK -> day(of);
            case STATION -> station(of);
            default -> of;
        };
    }

    private static String hour(String of) {
        if (!of.matches("[1-7]-(1?[0-9]|2[0-3])")) {
            throw new BadQuery("of", "of must be a weekday and an hour such as 3-14, not " + of);
        }
        return of;
    }

    private static String station(String of) {
        if (Stations.condition(of).isEmpty()) {
            throw new BadQuery(
                    "of", "of must be a station or a step of reports/funnel such as handed_off-accepted, not " + of);
        }
        return of;
    }

    private static String day(String of) {
        try {
            return LocalDate.parse(of).toString();
        } catch (DateTimeException unreadable) {
            throw new BadQuery("of", "of must be a day such as 2026-10-05, not " + of);
        }
    }
}
