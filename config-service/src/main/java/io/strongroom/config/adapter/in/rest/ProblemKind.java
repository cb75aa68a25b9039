package io.strongroom.config.adapter.in.rest;

/** Every problem that this service answers with, and the HTTP status that it has. */
enum ProblemKind {
    MALFORMED(400, "request.malformed", "The request cannot be read"),
    UNKNOWN_FIELD(400, "request.unknown-field", "The request has a field that is not known here"),
    INVALID_PARAMETER(400, "request.invalid-parameter", "A parameter of the request is not right"),
    UNAUTHENTICATED(401, "request.unauthenticated", "A valid token is needed"),
    FORBIDDEN(403, "request.forbidden", "Your role does not allow this"),
    NOT_FOUND(404, "resource.not-found", "There is nothing at this address"),
    NO_CONNECTION(404, "connection.not-found", "No connection is set up"),
    NO_STORAGE(404, "storage.not-found", "No storage is chosen"),
    NO_INSTANCE(404, "instance.not-found", "There is no such instance"),
    NO_TOKEN(404, "token.not-found", "There is no such API token"),
    NO_AUDIT_ENTRY(404, "audit.not-found", "There is no such audit entry"),
    METHOD_NOT_ALLOWED(405, "request.method-not-allowed", "This address does not support this method"),
    NOT_ACCEPTABLE(406, "request.not-acceptable", "This address answers with JSON only"),
    CONNECTION_CHANGED(409, "connection.changed-meanwhile", "The connection was changed at the same time"),
    INSTANCE_CHANGED(409, "instance.changed-meanwhile", "The instance was changed at the same time"),
    AUDIT_ENTRY_TAKEN(409, "audit.taken", "The audit log says something else"),
    TOO_LARGE(413, "request.too-large", "The request is too large"),
    MEDIA_TYPE(415, "request.media-type", "The request must be JSON"),
    INVALID(422, "request.invalid", "Some fields are not right"),
    INTERNAL(500, "internal", "Something went wrong on our side"),
    ATLASSIAN_UNAVAILABLE(503, "atlassian.unavailable", "Atlassian does not answer now"),
    STORE_UNAVAILABLE(503, "store.unavailable", "The store does not answer now");

    private final int status;
    private final String code;
    private final String title;

    ProblemKind(int status, String code, String title) {
        this.status = status;
        this.code = code;
        this.title = title;
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String title() {
        return title;
    }
}
