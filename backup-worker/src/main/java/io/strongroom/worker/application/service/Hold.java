package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.LeaseLostException;
import io.strongroom.worker.domain.job.Lease;
import java.time.Duration;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/**
 * This worker's belief that it holds a lease. The belief ends when a heartbeat finds another fence, or when no heartbeat
 * got through for two thirds of the lease: then another worker may soon take over, and this one must have let go.
 */
final class Hold {
    private static final Duration TRUST = Lease.LENGTH.multipliedBy(2).dividedBy(3);

    private final String what;
    private final long fence;
    private final LongPredicate renewal;
    private final LongSupplier nanos;
    private volatile long renewedAt;
    private volatile boolean lost;

    /** @param renewal extends the lease in the ledger and says whether the fence still counts */
    Hold(String what, long fence, LongPredicate renewal, LongSupplier nanos) {
        this.what = what;
        this.fence = fence;
        this.renewal = renewal;
        this.nanos = nanos;
        this.renewedAt = nanos.getAsLong();
    }

    String what() {
        return what;
    }

    long fence() {
        return fence;
    }

    void renew() {
        if (renewal.test(fence)) {
            renewedAt = nanos.getAsLong();
        } else {
            lost = true;
        }
    }

    boolean isLost() {
        return lost || nanos.getAsLong() - renewedAt > TRUST.toNanos();
    }

    void demand() {
        if (isLost()) {
            throw new LeaseLostException(what);
        }
    }
}
