package io.strongroom.worker.adapter.in.rest;

/** Every problem that this service answers with, and the HTTP status that it has. */
enum ProblemKind {
    MALFORMED(400, "request.malformed", "The request cannot be read"),
    UNKNOWN_FIELD(400, "request.unknown-field", "The request has a field that is not known here"),
    INVALID_PARAMETER(400, "request.invalid-parameter", "A parameter of the request is not right"),
    UNAUTHENTICATED(401, "request.unauthenticated", "A valid token is needed"),
    FORBIDDEN(403, "request.forbidden", "Your role does not allow this"),
    NOT_FOUND(404, "resource.not-found", "There is nothing at this address"),
    NO_BACKUP(404, "backup.not-found", "There is no such backup"),
    NO_OBJECT(404, "object.not-found", "The backup has no such object"),
    METHOD_NOT_ALLOWED(405, "request.method-not-allowed", "This address does not support this method"),
    NOT_ACCEPTABLE(406, "request.not-acceptable", "This address answers with JSON only"),
    NO_SNAPSHOT(409, "backup.no-snapshot", "The backup has not produced anything to look into"),
    BACKUP_ACTIVE(409, "backup.active", "The backup has not ended"),
    BACKUP_HELD(409, "backup.held", "The backup is held"),
    NOTHING_TO_CONFIRM(409, "retention.nothing-to-confirm", "Nothing waits for a confirmation"),
    MEDIA_TYPE(415, "request.media-type", "The request must be JSON"),
    TOO_LONG(422, "description.too-long", "The description is too long"),
    REASON_TOO_LONG(422, "reason.too-long", "The reason is too long"),
    RETENTION_INVALID(422, "retention.invalid", "The rules for keeping are not valid"),
    NOT_CONFIRMED(422, "confirmation.mismatch", "The confirmation is not right"),
    INTERNAL(500, "internal", "Something went wrong on our side"),
    SNAPSHOT_DAMAGED(500, "snapshot.damaged", "The stored backup is damaged"),
    STORE_UNAVAILABLE(503, "store.unavailable", "The store does not answer now"),
    BROKER_UNAVAILABLE(503, "broker.unavailable", "The broker does not answer now");

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
