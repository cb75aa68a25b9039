package io.strongroom.worker.adapter.in.rest;

import java.util.Optional;

/** A request that cannot be served, with the problem to answer with. */
final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ProblemKind kind;
    private final String detail;
    private final transient Optional<String> field;

    private RefusedException(ProblemKind kind, String detail, Optional<String> field) {
        super(detail);
        this.kind = kind;
        this.detail = detail;
        this.field = field;
    }

    static RefusedException of(ProblemKind kind, String detail) {
        return new RefusedException(kind, detail, Optional.empty());
    }

    static RefusedException ofField(ProblemKind kind, String field, String detail) {
        return new RefusedException(kind, detail, Optional.of(field));
    }

    ProblemKind kind() {
        return kind;
    }

    String detail() {
        return detail;
    }

    Optional<String> field() {
        return field;
    }
}
