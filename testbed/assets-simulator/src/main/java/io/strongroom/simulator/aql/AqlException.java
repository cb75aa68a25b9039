package io.strongroom.simulator.aql;

/** The query cannot be run: bad syntax, an unknown name or an operand of the wrong kind. */
public final class AqlException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public AqlException(String message) {
        super(message);
    }
}
