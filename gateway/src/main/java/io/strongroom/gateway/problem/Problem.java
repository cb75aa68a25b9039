package io.strongroom.gateway.problem;

import io.strongroom.gateway.routes.Peer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** An error answer. The factories are the complete list of the gateway's own codes. */
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        Optional<FieldError> fieldError,
        Optional<String> incidentId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /** Prefix of the stable URI that identifies a kind of problem; the code follows. */
    public static final String TYPE_PREFIX = "https://strongroom.io/problems/";

    private static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, Optional.empty(), Optional.empty());
    }

    private static Problem ofIncident(int status, String code, String title, String detail, String incidentId) {
        return new Problem(status, code, title, detail, Optional.empty(), Optional.of(incidentId));
    }

    private static Problem ofField(
            int status, String code, String title, String detail, String field, String fieldCode, String message) {
        return new Problem(
                status, code, title, detail, Optional.of(new FieldError(field, fieldCode, message)), Optional.empty());
    }

    public static Problem badRequest() {
        return of(400, "request.malformed", "Bad request", "The request cannot be understood.");
    }

    public static Problem credentialsMissing() {
        return of(
                401,
                "authentication.required",
                "Authentication required",
                "Send an API token in the header 'Authorization: Bearer <token>', or sign in to the console.");
    }

    public static Problem credentialsRejected() {
        return of(401, "authentication.failed", "Authentication failed", "The API token is not valid.");
    }

    public static Problem sessionOver() {
        return of(401, "session.over", "The session is over", "The session has ended. Sign in again.");
    }

    public static Problem noSession() {
        return of(
                404,
                "session.none",
                "There is no session",
                "This call was made with an API token, which needs no session.");
    }

    public static Problem csrfTokenMissing() {
        return of(
                403,
                "session.csrf",
                "The session's token against forgery is missing",
                "Nothing was changed. Send what GET /api/v1/session tells as csrfToken in the header 'X-CSRF-Token'.");
    }

    public static Problem tokenRefused() {
        return ofField(
                401,
                "session.token-refused",
                "The API token is not valid",
                "Nobody was signed in.",
                "token",
                "session.token-refused",
                "This API token is not known here. It may be mistyped, have expired or have been revoked.");
    }

    public static Problem tokenMissing() {
        return ofField(
                422,
                "request.invalid",
                "Some fields are not right",
                "Nobody was signed in.",
                "token",
                "field.required",
                "Enter an API token.");
    }

    public static Problem unknownField() {
        return of(
                400,
                "request.unknown-field",
                "The request has a field that is not known here",
                "Only the field \"token\" is known here. Leave out the others.");
    }

    public static Problem mediaType() {
        return of(415, "request.media-type", "The request must be JSON", "Send the body as 'application/json'.");
    }

    public static Problem forbidden() {
        return of(403, "access.denied", "Access denied", "The API token's role does not allow this.");
    }

    public static Problem unknownPath() {
        return of(404, "path.not-found", "Not found", "There is nothing at this address.");
    }

    public static Problem wrongMethod(String allowed) {
        return of(
                405,
                "method.not-allowed",
                "Method not allowed",
                "This address understands only: %s.".formatted(allowed));
    }

    public static Problem bodyTooLarge(long limit) {
        return of(
                413,
                "request.too-large",
                "Request too large",
                "A request body may have at most %d bytes.".formatted(limit));
    }

    public static Problem tooManyFailures() {
        return of(
                429,
                "authentication.too-many-failures",
                "Too many failed attempts",
                "Too many requests with a wrong API token came from this address. Try again later.");
    }

    /** For want of whom to ask: a token that may be right is not called wrong. */
    public static Problem tokensUnavailable() {
        return of(
                503,
                "authentication.unavailable",
                "Authentication unavailable",
                "API tokens cannot be looked up at the moment. Try again later.");
    }

    /** What cannot be recorded is not done. */
    public static Problem auditUnavailable() {
        return of(
                503,
                "audit.unavailable",
                "Audit log unavailable",
                "Changes are recorded before they are made, and this cannot be recorded at the moment."
                        + " Nothing was changed. Try again later.");
    }

    public static Problem tooManyListeners() {
        return of(
                503,
                "events.too-many-listeners",
                "Too many listeners",
                "This gateway serves as many event streams as it can. Try again later.");
    }

    public static Problem unavailable(Peer peer) {
        return of(
                503,
                "service.unavailable",
                "Service unavailable",
                "The %s cannot be reached at the moment. Try again later.".formatted(peer.id()));
    }

    public static Problem timeout(Peer peer) {
        return of(504, "service.timeout", "Service timed out", "The %s did not answer in time.".formatted(peer.id()));
    }

    public static Problem serviceFailed(Peer peer, String incidentId) {
        return ofIncident(
                502,
                "service.failed",
                "Service failed",
                "The %s could not handle the request. The incident is in its log.".formatted(peer.id()),
                incidentId);
    }

    /** For a refusal by a service that does not say why: the status stays, the words are ours. */
    public static Problem refusedByService(int status, String incidentId) {
        return ofIncident(status, "request.refused", "Request refused", "The request was refused.", incidentId);
    }

    public static Problem internal(String incidentId) {
        return ofIncident(
                500,
                "internal",
                "Internal error",
                "Something went wrong. The incident is in the gateway's log.",
                incidentId);
    }

    public String toJson() {
        JsonObject json = new JsonObject()
                .put("type", TYPE_PREFIX + code)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code);
        fieldError.ifPresent(error -> json.put("fieldErrors", JsonArray.of(error.toJson())));
        incidentId.ifPresent(id -> json.put("incidentId", id));
        return json.encode();
    }

    /** The one field of the gateway's own requests that can be wrong, and how. */
    public record FieldError(String field, String code, String message) {

        private JsonObject toJson() {
            return new JsonObject().put("field", field).put("code", code).put("message", message);
        }
    }
}
