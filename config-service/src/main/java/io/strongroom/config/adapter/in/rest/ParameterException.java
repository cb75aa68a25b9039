package io.strongroom.config.adapter.in.rest;

/** A query parameter has a value that it cannot have. */
final class ParameterException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String advice;

    ParameterException(String name, String advice) {
        super(name);
        this.name = name;
        this.advice = advice;
    }

    String name() {
        return name;
    }

    String advice() {
        return advice;
    }
}
