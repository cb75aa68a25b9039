package io.strongroom.config.domain.problem;

/** A value that cannot exist. The message never repeats the value: it may be a secret. */
public final class InvalidValueException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final FieldCode code;

    public InvalidValueException(FieldCode code, String message) {
        super(message);
        this.code = code;
    }

    public FieldCode code() {
        return code;
    }

    public FieldProblem on(String field) {
        return new FieldProblem(field, code, String.valueOf(getMessage()));
    }
}
