package io.strongroom.worker.domain.job;

import java.util.Optional;

/**
 * Where the time of a task went, in nanoseconds of its thread.
 *
 * @param waiting for the shared rate budget
 * @param calling the site and receiving its answers
 * @param storing packs and checkpoints
 * @param computing everything else: parsing, hashing, compressing, encrypting
 */
public record TimeSpent(long waiting, long calling, long storing, long computing) {

    /** Waiting for the budget says more than latency does: a budget that is waited for at all is what limits. */
    private static final double RATE_SHARE = 0.10;

    public static TimeSpent none() {
        return new TimeSpent(0, 0, 0, 0);
    }

    public TimeSpent plus(TimeSpent other) {
        return new TimeSpent(
                waiting + other.waiting, calling + other.calling, storing + other.storing, computing + other.computing);
    }

    public TimeSpent minus(TimeSpent other) {
        return new TimeSpent(
                Math.max(0, waiting - other.waiting),
                Math.max(0, calling - other.calling),
                Math.max(0, storing - other.storing),
                Math.max(0, computing - other.computing));
    }

    /** Empty when no time was spent. */
    public Optional<LimitedBy> dominant() {
        long all = waiting + calling + storing + computing;
        if (all == 0) {
            return Optional.empty();
        }
        if (waiting > RATE_SHARE * all) {
            return Optional.of(LimitedBy.API_RATE);
        }
        if (calling >= storing && calling >= computing) {
            return Optional.of(LimitedBy.API_LATENCY);
        }
        return Optional.of(storing >= computing ? LimitedBy.STORE : LimitedBy.CPU);
    }
}
