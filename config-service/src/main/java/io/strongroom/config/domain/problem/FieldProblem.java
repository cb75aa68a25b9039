package io.strongroom.config.domain.problem;

/** One field of a request, what is wrong with it, and what the person who typed it can do. */
public record FieldProblem(String field, FieldCode code, String message) {

    public FieldProblem {
        if (field.isBlank()) {
            throw new IllegalArgumentException("field must not be blank");
        }
        if (message.isBlank()) {
            throw new IllegalArgumentException("message must not be blank");
        }
    }
}
