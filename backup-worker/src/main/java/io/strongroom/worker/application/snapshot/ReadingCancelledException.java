package io.strongroom.worker.application.snapshot;

/** A {@link ReadingProgress} ended the reading; nothing was decided. */
public final class ReadingCancelledException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReadingCancelledException() {
        super("cancelled");
    }

    public String code() {
        return "snapshot.reading-cancelled";
    }
}
