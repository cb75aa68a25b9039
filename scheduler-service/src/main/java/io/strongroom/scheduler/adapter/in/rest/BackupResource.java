package io.strongroom.scheduler.adapter.in.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.scheduler.application.port.in.RequestBackups;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
@Blocking
class BackupResource {
    private static final Logger LOGGER = Logger.getLogger(BackupResource.class);

    private final RequestBackups backups;
    private final SecurityIdentity caller;
    private final MeterRegistry metrics;

    BackupResource(RequestBackups backups, SecurityIdentity caller, MeterRegistry metrics) {
        this.backups = backups;
        this.caller = caller;
        this.metrics = metrics;
    }

    @POST
    @Path("/schemas/{id}/backups")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("operator")
    @Operation(summary = "Back up a schema now")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BackupNowRequest.class, nullable = true)))
    @APIResponse(
            responseCode = "202",
            description = "Asked for; Location is the backup",
            content = @Content(schema = @Schema(implementation = Requested.class)))
    @APIResponse(responseCode = "404", description = "schema.not-found: there is no such schema")
    @APIResponse(
            responseCode = "409",
            description = "backup.already-active: a backup of it has not ended; schema.not-backupable: its status")
    public Response backUpNow(@PathParam("id") String id, @Valid @Nullable BackupNowRequest body) {
        if (!SchemaId.isValid(id)) {
            return refused("not-found", Problem.answer(ProblemCode.SCHEMA_NOT_FOUND, "There is no such schema."));
        }
        RequestBackups.Answer answer = backups.request(new RequestBackups.Command(
                new SchemaId(id),
                body == null ? "" : body.descriptionOrNone(),
                caller.getPrincipal().getName(),
                CorrelationFilter.current()));
        if (answer instanceof RequestBackups.Accepted accepted) {
            count("backup_requests", "accepted");
            String backupId = accepted.backupId().value();
            LOGGER.infof("Backup requested backupId=%s schemaId=%s", backupId, id);
            return Response.accepted(new Requested(backupId))
                    .location(URI.create("/api/v1/backups/" + backupId))
                    .build();
        }
        if (answer instanceof RequestBackups.AlreadyActive active) {
            return refused(
                    "already-active",
                    Problem.answer(
                            ProblemCode.BACKUP_ALREADY_ACTIVE,
                            "Backup " + active.backupId().value() + " of this schema has not ended."));
        }
        if (answer instanceof RequestBackups.NotBackupable not) {
            return refused(
                    "not-backupable",
                    Problem.answer(ProblemCode.SCHEMA_NOT_BACKUPABLE, "The schema's status is " + not.status() + "."));
        }
        return refused("not-found", Problem.answer(ProblemCode.SCHEMA_NOT_FOUND, "There is no such schema."));
    }

    @POST
    @Path("/backups/{id}/stop")
    @Consumes({MediaType.APPLICATION_JSON, MediaType.WILDCARD})
    @RolesAllowed("operator")
    @Operation(summary = "Stop a backup")
    @APIResponse(
            responseCode = "202",
            description = "It stops within one page",
            content = @Content(schema = @Schema(implementation = Requested.class)))
    @APIResponse(responseCode = "404", description = "backup.not-found: there is no such backup")
    @APIResponse(responseCode = "409", description = "backup.already-ended: there is nothing left to stop")
    public Response stop(@PathParam("id") String id) {
        RequestBackups.StopAnswer answer = BackupId.isValid(id)
                ? backups.stop(new RequestBackups.StopCommand(new BackupId(id), CorrelationFilter.current()))
                : RequestBackups.StopAnswer.NOT_FOUND;
        return switch (answer) {
            case ACCEPTED -> {
                count("backup_stops", "accepted");
                yield Response.accepted(new Requested(id)).build();
            }
            case ALREADY_ENDED -> {
                count("backup_stops", "already-ended");
                yield Problem.answer(ProblemCode.BACKUP_ALREADY_ENDED, "There is nothing left to stop.");
            }
            case NOT_FOUND -> {
                count("backup_stops", "not-found");
                yield Problem.answer(ProblemCode.BACKUP_NOT_FOUND, "There is no such backup.");
            }
        };
    }

    @GET
    @Path("/backups/{id}")
    @RolesAllowed("viewer")
    @Operation(summary = "A backup that the worker may not know yet")
    public Response find(@PathParam("id") String id) {
        RequestBackups.Found found =
                BackupId.isValid(id) ? backups.find(new BackupId(id)) : new RequestBackups.Unknown();
        if (found instanceof RequestBackups.Active active) {
            return Response.ok(BackupResponse.from(active.backup())).build();
        }
        return Problem.answer(ProblemCode.BACKUP_NOT_FOUND, "There is no such backup.");
    }

    private Response refused(String outcome, Response answer) {
        count("backup_requests", outcome);
        return answer;
    }

    private void count(String name, String outcome) {
        metrics.counter(name, "outcome", outcome).increment();
    }

    record Requested(String backupId) {}
}
