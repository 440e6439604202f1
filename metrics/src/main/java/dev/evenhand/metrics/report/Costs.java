package dev.evenhand.metrics.report;

import dev.evenhand.metrics.report.query.HouseRules;
import dev.evenhand.metrics.rollup.Sum;
import dev.evenhand.metrics.statistics.clustered.Clusters;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Resolutions, milliseconds of people and conversations of the bot, of contacts whose cost is known, summed over customers
 * and multiplied customer by customer. Whole numbers: prices come in last, since money would differ by the order of its parts.
 */
record Costs(
        long customers,
        double resolved,
        double people,
        double bots,
        double people2,
        double peopleBots,
        double bots2,
        double peopleResolved,
        double botsResolved,
        double resolved2) {
    static final Costs NONE = new Costs(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    static final double MILLIS_AN_HOUR = 3.6e6;

    /** Over rows each of which is a customer's only one, so that what is 0 or 1 is its own square. */
    static final List<Sum> OF_ROWS = List.of(
            CustomerSums.COSTED,
            CustomerSums.RESOLVED,
            Sum.of(CustomerSums.PEOPLE, CustomerSums.COSTED_ROWS),
            CustomerSums.BOTS,
            Sum.of(CustomerSums.PEOPLE + "::HUGEINT * " + CustomerSums.PEOPLE, CustomerSums.COSTED_ROWS),
            Sum.of(CustomerSums.PEOPLE, CustomerSums.COSTED_ROWS + " AND " + CustomerSums.BOT),
            Sum.of(CustomerSums.PEOPLE, CustomerSums.COSTED_ROWS + " AND success"),
            Sum.count(CustomerSums.COSTED_ROWS + " AND success AND " + CustomerSums.BOT));

    /** Reads {@link #OF_ROWS} that stand from column {@code at} on. */
    static Costs ofRows(ResultSet row, int at) throws SQLException {
        double resolved = row.getDouble(at + 1);
        double bots = row.getDouble(at + 3);
        return new Costs(
                row.getLong(at),
                resolved,
                row.getDouble(at + 2),
                bots,
                row.getDouble(at + 4),
                row.getDouble(at + 5),
                bots,
                row.getDouble(at + 6),
                row.getDouble(at + 7),
                resolved);
    }

    /** With other customers. */
    Costs plus(Costs others) {
        return new Costs(
                customers + others.customers,
                resolved + others.resolved,
                people + others.people,
                bots + others.bots,
                people2 + others.people2,
                peopleBots + others.peopleBots,
                bots2 + others.bots2,
                peopleResolved + others.peopleResolved,
                botsResolved + others.botsResolved,
                resolved2 + others.resolved2);
    }

    /** Outcomes are what a customer's contacts cost, their number is that of resolutions. */
    Clusters priced(HouseRules house) {
        double hour = house.agentHour() / MILLIS_AN_HOUR;
        double bot = house.botConversation();
        return new Clusters(
                customers,
                resolved,
                people * hour + bots * bot,
                people2 * hour * hour + 2 * peopleBots * hour * bot + bots2 * bot * bot,
                peopleResolved * hour + botsResolved * bot,
                resolved2);
    }
}
