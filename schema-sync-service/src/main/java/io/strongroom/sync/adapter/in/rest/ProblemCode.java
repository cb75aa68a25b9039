package io.strongroom.sync.adapter.in.rest;

/** Every error that this service answers; the README has a line for each. */
enum ProblemCode {
    UNAUTHENTICATED("unauthenticated", 401, "Sign in first"),
    FORBIDDEN("forbidden", 403, "Not allowed"),
    NOT_FOUND("not-found", 404, "No such thing"),
    METHOD_NOT_ALLOWED("method-not-allowed", 405, "Method not allowed"),
    REQUEST_INVALID("request.invalid", 400, "The request is not valid"),
    REQUEST_MALFORMED("request.malformed", 400, "The request cannot be read"),
    REQUEST_UNKNOWN_FIELD("request.unknown-field", 400, "The request has an unknown field"),
    REQUEST_TOO_LARGE("request.too-large", 413, "The request is too large"),
    REQUEST_UNSUPPORTED("request.unsupported", 415, "The request's media type is not supported"),
    SCHEMA_NOT_FOUND("schema.not-found", 404, "No such schema"),
    SYNC_NOT_FOUND("sync.not-found", 404, "No sync so far"),
    CONFIRMATION_MISMATCH("confirmation.mismatch", 422, "The confirmation is not right"),
    BACKUP_ACTIVE("backup.active", 409, "A backup of the schema is active"),
    STORE_UNAVAILABLE("store.unavailable", 503, "The store does not answer"),
    INTERNAL("internal", 500, "Internal error");

    private final String code;
    private final int status;
    private final String title;

    ProblemCode(String code, int status, String title) {
        this.code = code;
        this.status = status;
        this.title = title;
    }

    String code() {
        return code;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
