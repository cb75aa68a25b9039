package io.strongroom.scheduler.adapter.in.rest;

import io.strongroom.scheduler.adapter.in.rest.Problem.FieldError;

/** A parameter of the address has a value that it cannot have. */
final class WrongParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient FieldError error;

    WrongParameterException(FieldError error) {
        super(error.message());
        this.error = error;
    }

    FieldError error() {
        return error;
    }
}
