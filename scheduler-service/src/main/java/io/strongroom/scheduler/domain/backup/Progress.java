package io.strongroom.scheduler.domain.backup;

/** How far the worker says it is; objects done and in total. */
public record Progress(String phase, long done, long total, int percent) {
    public static final Progress NONE = new Progress("QUEUED", 0, 0, 0);

    public Progress {
        if (done < 0 || total < 0) {
            throw new IllegalArgumentException("done and total must not be negative");
        }
        if (percent < 0 || percent > 100) {
            throw new IllegalArgumentException("percent must be 0 to 100");
        }
    }
}
