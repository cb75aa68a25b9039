package io.strongroom.worker.application.port.out;

/** The call was given up because the work it was for is to end. */
public final class StopRequestedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StopRequestedException() {
        super("the work was asked to stop");
    }
}
