package dev.evenhand.metrics.history;

import dev.evenhand.metrics.outcome.Fault;
import java.util.List;

/** A file with something wrong in it; nothing of it was imported. */
public final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial")
    private final List<Fault> faults;

    private final long more;

    /**
     * Refuses.
     *
     * @param faults those listed, in order of their lines
     * @param more how many there are beside
     */
    public ImportRefused(List<Fault> faults, long more) {
        super(faults.size() + more + " faults, nothing was imported; the first in line "
                + faults.get(0).line() + ": " + faults.get(0).field() + " "
                + faults.get(0).message());
        this.faults = List.copyOf(faults);
        this.more = more;
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Faults found beyond those listed. */
    public long more() {
        return more;
    }
}
