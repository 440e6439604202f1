package dev.evenhand.metrics.report;

import dev.evenhand.metrics.statistics.Proportion;

/** A metric that is a share of something. */
enum RateMetric {
    FCR(0) {
        @Override
        Proportion of(Tally tally) {
            return new Proportion(tally.firstConfirmed() + tally.firstAssumed(), tally.first());
        }

        @Override
        long assumed(Tally tally) {
            return tally.firstAssumed();
        }

        @Override
        long contacts(Tally tally) {
            return tally.first();
        }
    },
    CONFIRMED(1) {
        @Override
        Proportion of(Tally tally) {
            return new Proportion(tally.confirmed(), tally.counted());
        }

        @Override
        long assumed(Tally tally) {
            return tally.assumed();
        }
    },
    CSAT(2) {
        @Override
        Proportion of(Tally tally) {
            return new Proportion(tally.content(), tally.answered());
        }

        @Override
        long assumed(Tally tally) {
            return 0;
        }
    };

    private final int place;

    RateMetric(int place) {
        this.place = place;
    }

    /** Where it stands in rows of all metrics: FCR, confirmed, CSAT, then AHT. */
    int place() {
        return place;
    }

    abstract Proportion of(Tally tally);

    /** Successes by silence: inside FCR, on top of confirmed resolution. */
    abstract long assumed(Tally tally);

    /** Contacts that make up the mix of questions; a survey's silent belong to it, too. */
    long contacts(Tally tally) {
        return tally.counted();
    }
}
