package io.strongroom.gateway.http;

/** A request body is larger than the gateway accepts. */
public class BodyTooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super("limit=" + limit);
    }
}
