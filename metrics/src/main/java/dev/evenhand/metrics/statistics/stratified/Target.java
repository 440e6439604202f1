package dev.evenhand.metrics.statistics.stratified;

/** Whose mix of questions a standardised figure is for. */
public enum Target {
    /** Every contact, whoever met it first. */
    ALL {
        @Override
        double contacts(Stratum stratum) {
            return (double) stratum.botCount() + stratum.humanCount();
        }
    },
    /** The contacts that met the bot first: what people would have made of the bot's questions. */
    BOT {
        @Override
        double contacts(Stratum stratum) {
            return stratum.botCount();
        }
    },
    /** The contacts that met a person first: what the bot would have made of theirs. */
    HUMAN {
        @Override
        double contacts(Stratum stratum) {
            return stratum.humanCount();
        }
    };

    /** How many of the target's contacts are in the stratum. */
    abstract double contacts(Stratum stratum);
}
