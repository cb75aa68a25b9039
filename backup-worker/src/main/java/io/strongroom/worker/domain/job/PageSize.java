package io.strongroom.worker.domain.job;

/**
 * How many objects to ask for at once. Grows while answers are full and quick, halves when the site fails to deliver a
 * page, and learns the site's own maximum from pages that come back shorter although more objects follow.
 */
public record PageSize(int objects, int most, int fullPages) {

    private static final int FULL_PAGES_BEFORE_GROWTH = 2;
    private static final long QUICK_NANOS = 2_000_000_000L;

    public PageSize {
        if (objects < 1 || most < objects) {
            throw new IllegalArgumentException("objects must be at least 1 and at most " + most);
        }
    }

    public static PageSize startingAt(int objects, int most) {
        return new PageSize(Math.min(objects, most), most, 0);
    }

    public PageSize answeredInFull(long nanos) {
        if (nanos > QUICK_NANOS || objects == most) {
            return new PageSize(objects, most, 0);
        }
        return fullPages + 1 < FULL_PAGES_BEFORE_GROWTH
                ? new PageSize(objects, most, fullPages + 1)
                : new PageSize(Math.min(objects * 2, most), most, 0);
    }

    /** The site gave fewer than asked for although more follow. */
    public PageSize cappedAt(int received) {
        int cap = Math.max(1, Math.min(received, most));
        return new PageSize(cap, cap, 0);
    }

    public PageSize halved() {
        return new PageSize(Math.max(1, objects / 2), most, 0);
    }
}
