package io.strongroom.sync.adapter.in.rest;

/** A query parameter with a value that the contract does not know. */
final class ParameterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String field;

    ParameterException(String field, String message) {
        super(message);
        this.field = field;
    }

    String field() {
        return field;
    }

    String code() {
        return field + ".invalid";
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
