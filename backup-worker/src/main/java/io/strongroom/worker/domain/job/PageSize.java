package io.strongroom.worker.domain.job;

/**
 * How many objects to ask for at once. Grows while answers are full, quick and light, halves when the site fails to deliver
 * a page or when pages get too heavy for the memory of the worker, and learns the site's own maximum from pages that come back shorter although more objects follow.
 */
public record PageSize(int objects, int most, int fullPages) {

    private static final int FULL_PAGES_BEFORE_GROWTH = 2;
    private static final long QUICK_NANOS = 2_000_000_000L;
    private static final long HEAVY_BYTES = 8L * 1024 * 1024;

    public PageSize {
        if (objects < 1 || most < objects) {
            throw new IllegalArgumentException("objects must be at least 1 and at most " + most);
        }
    }

    public static PageSize startingAt(int objects, int most) {
        return new PageSize(Math.min(objects, most), most, 0);
    }

    /**
     * The next page after one that came with as many objects as were asked for.
     *
     * @param bytes of the answer before compression
     */
    public PageSize answeredInFull(long nanos, long bytes) {
        if (bytes > HEAVY_BYTES) {
            return halved();
        }
        if (nanos > QUICK_NANOS || objects == most || bytes > HEAVY_BYTES / 2) {
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
