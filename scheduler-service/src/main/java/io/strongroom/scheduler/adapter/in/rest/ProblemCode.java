package io.strongroom.scheduler.adapter.in.rest;

import java.util.Arrays;

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
    SCHEMA_NOT_BACKUPABLE("schema.not-backupable", 409, "The schema cannot be backed up"),
    BACKUP_NOT_FOUND("backup.not-found", 404, "No such backup"),
    BACKUP_ALREADY_ACTIVE("backup.already-active", 409, "The schema has a running backup"),
    BACKUP_ALREADY_ENDED("backup.already-ended", 409, "The backup has ended"),
    SCHEDULE_INVALID("schedule.invalid", 422, "The schedule is not valid"),
    SCHEDULE_CRON_INVALID("schedule.cron-invalid", 422, "Cron expression is not valid"),
    SCHEDULE_NEVER_FIRES("schedule.never-fires", 422, "The schedule never runs"),
    SCHEDULE_TOO_FREQUENT("schedule.too-frequent", 422, "The schedule runs more than once a day"),
    CATALOGUE_UNAVAILABLE("catalogue.unavailable", 503, "The catalogue of schemas does not answer"),
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

    /** Of one problem with a schedule: those with a code of their own keep it. */
    static ProblemCode ofSchedule(String code) {
        return Arrays.stream(values())
                .filter(known -> known.code.equals(code))
                .findFirst()
                .orElse(SCHEDULE_INVALID);
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
