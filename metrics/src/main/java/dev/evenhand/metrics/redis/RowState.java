package dev.evenhand.metrics.redis;

import dev.evenhand.metrics.outcome.OutcomeRow;

/** What a partition knows of a conversation's row: its version, and what it was made of. */
record RowState(long version, String digest, String customer) {
    static final RowState NONE = new RowState(0, "", "");

    static RowState of(String text) {
        String[] parts = text.split("\\|", 3);
        return parts[0].equals("0") ? NONE : new RowState(Long.parseLong(parts[0]), parts[1], parts[2]);
    }

    boolean same(OutcomeRow row) {
        return version > 0 && digest.equals(row.digest()) && customer.equals(row.customer());
    }

    boolean belongedToAnother(OutcomeRow row) {
        return version > 0 && !customer.equals(row.customer());
    }
}
