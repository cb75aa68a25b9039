package io.strongroom.worker.adapter.in.rest;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.worker.adapter.in.rest.ProblemResponse.FieldError;
import io.strongroom.worker.application.port.in.KeepBackups;
import io.strongroom.worker.application.port.in.ViewBackups;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.retention.Keeping;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Which backups are kept and why, and how a person keeps one in spite of the rules. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
@Blocking
class RetentionResource {
    private static final Logger LOGGER = Logger.getLogger(RetentionResource.class);

    private final KeepBackups keeping;
    private final ViewBackups backups;

    RetentionResource(KeepBackups keeping, ViewBackups backups) {
        this.keeping = keeping;
        this.backups = backups;
    }

    @GET
    @Path("/schemas/{schemaId}/retention")
    @RolesAllowed("viewer")
    @Operation(
            summary = "What the rules of the schema's schedule would remove now, with the reason for each backup",
            description = "Backups without data, failed or stopped, are neither counted nor removed by rules.")
    public RetentionResponse preview(@PathParam("schemaId") String schemaId) {
        return RetentionResponse.from(schemaId, keeping.preview(schemaId));
    }

    @POST
    @Path("/schemas/{schemaId}/retention/preview")
    @RolesAllowed("operator")
    @Operation(summary = "What other rules would remove now", description = "Saves nothing.")
    @APIResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = RetentionResponse.class)))
    @APIResponse(responseCode = "422", description = "retention.invalid: one fieldErrors entry per wrong field")
    public Response preview(@PathParam("schemaId") String schemaId, @Nullable RetentionRulesRequest rules) {
        if (rules == null) {
            throw notAnObject();
        }
        List<FieldError> problems = rules.problems();
        if (!problems.isEmpty()) {
            return ProblemResponse.ofFields(ProblemKind.RETENTION_INVALID, problems);
        }
        RetentionPolicy policy = rules.toPolicy();
        return Response.ok(RetentionResponse.from(schemaId, policy, keeping.preview(schemaId, policy)))
                .build();
    }

    @POST
    @Path("/schemas/{schemaId}/retention/confirm")
    @RolesAllowed("admin")
    @Operation(
            summary = "Let the rules remove many backups at once",
            description = "What would remove more than 30 % of a schema's backups waits for this. The number is the one"
                    + " that GET shows as expired; the backups go with the next maintenance, which is asked for.")
    @APIResponse(responseCode = "202", description = "They are removed with the next maintenance")
    @APIResponse(responseCode = "409", description = "retention.nothing-to-confirm: nothing waits")
    @APIResponse(responseCode = "422", description = "confirmation.mismatch: by now it is another number")
    public Response confirm(@PathParam("schemaId") String schemaId, @Nullable ConfirmRequest request) {
        if (request == null) {
            throw notAnObject();
        }
        int expired = request.expired() == null ? -1 : request.expired();
        return switch (keeping.confirm(schemaId, expired)) {
            case CONFIRMED -> {
                LOGGER.infof("The removal of many backups is confirmed schemaId=%s backups=%d", schemaId, expired);
                yield Response.accepted().build();
            }
            case NOTHING_TO_CONFIRM ->
                throw RefusedException.of(ProblemKind.NOTHING_TO_CONFIRM, "The rules remove nothing without asking.");
            case OTHER_NUMBER ->
                throw RefusedException.ofField(
                        ProblemKind.NOT_CONFIRMED, "expired", "Look again how many backups would be removed.");
        };
    }

    @PUT
    @Path("/backups/{id}/hold")
    @RolesAllowed("operator")
    @Operation(summary = "Keep this backup whatever the rules say", description = "It cannot be deleted either.")
    public BackupResponse hold(@PathParam("id") String id, @Nullable HoldRequest request) {
        Optional<String> reason = Optional.ofNullable(request)
                .map(HoldRequest::reason)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (reason.map(String::length).orElse(0) > Keeping.MAX_REASON_LENGTH) {
            throw RefusedException.ofField(
                    ProblemKind.REASON_TOO_LONG,
                    "reason",
                    "The reason may have " + Keeping.MAX_REASON_LENGTH + " characters at most");
        }
        BackupId known = BackupResource.parse(id).orElseThrow(BackupResource::unknown);
        if (!keeping.hold(known, reason)) {
            throw BackupResource.unknown();
        }
        LOGGER.infof("A backup is held backupId=%s", id);
        return BackupResponse.from(backups.find(known).orElseThrow(BackupResource::unknown), keeping.of(known));
    }

    @DELETE
    @Path("/backups/{id}/hold")
    @RolesAllowed("operator")
    @Operation(summary = "Leave this backup to the rules again")
    @APIResponse(responseCode = "204", description = "It is not held any more")
    public void release(@PathParam("id") String id) {
        BackupId known = BackupResource.parse(id).orElseThrow(BackupResource::unknown);
        if (!keeping.release(known)) {
            throw BackupResource.unknown();
        }
        LOGGER.infof("A backup is not held any more backupId=%s", id);
    }

    /** Why the backup is kept, for those who find it later. */
    record HoldRequest(@Nullable String reason) {}

    /** How many backups may go. */
    record ConfirmRequest(@Nullable Integer expired) {}

    private static RefusedException notAnObject() {
        return RefusedException.of(ProblemKind.MALFORMED, "The request must be one JSON object.");
    }
}
