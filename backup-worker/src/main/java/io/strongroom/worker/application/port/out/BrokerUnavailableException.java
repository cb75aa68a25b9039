package io.strongroom.worker.application.port.out;

/** The broker did not take what has to be told before something else may be done; later it may. */
public final class BrokerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokerUnavailableException(String message) {
        super(message);
    }
}
