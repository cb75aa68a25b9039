package io.strongroom.worker.adapter.in.rest;

import io.smallrye.common.annotation.Blocking;
import io.strongroom.worker.application.port.in.DeleteBackups;
import io.strongroom.worker.application.port.in.KeepBackups;
import io.strongroom.worker.application.port.in.ViewBackups;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.retention.Keeping;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Backups as a person sees them. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
@Blocking
class BackupResource {
    private static final Logger LOGGER = Logger.getLogger(BackupResource.class);

    private final ViewBackups backups;
    private final DeleteBackups deletions;
    private final KeepBackups keeping;

    BackupResource(ViewBackups backups, DeleteBackups deletions, KeepBackups keeping) {
        this.backups = backups;
        this.deletions = deletions;
        this.keeping = keeping;
    }

    @GET
    @Path("/schemas/{schemaId}/backups")
    @RolesAllowed("viewer")
    @Operation(summary = "The backups of a schema, newest first")
    public PageResponse<BackupResponse> list(
            @PathParam("schemaId") String schemaId,
            @Parameter(schema = @Schema(enumeration = {"MANUAL", "SCHEDULED"})) @QueryParam("type") @Nullable
                    String type,
            @Parameter(
                            description = "Asked for at this time or later",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "Asked for before this time",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(schema = @Schema(enumeration = {"requestedAt,desc", "requestedAt,asc"}))
                    @QueryParam("sort")
                    @Nullable
                    String sort,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "1000000"))
                    @QueryParam("page")
                    @Nullable
                    String page,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    @QueryParam("size")
                    @Nullable
                    String size) {
        Paging paging = Paging.of(page, size);
        JobLedger.Page found = backups.list(new JobLedger.Query(
                schemaId,
                trigger(type),
                instant("from", from),
                instant("to", to),
                newestFirst(sort),
                paging.page(),
                paging.size()));
        Map<BackupId, Keeping> known =
                keeping.of(found.jobs().stream().map(Job::id).toList());
        return new PageResponse<>(
                found.jobs().stream()
                        .map(job -> BackupResponse.from(job, known.getOrDefault(job.id(), Keeping.unmarked())))
                        .toList(),
                paging.page(),
                paging.size(),
                found.total());
    }

    @GET
    @Path("/backups/{id}")
    @RolesAllowed("viewer")
    @Operation(summary = "One backup, with its progress while it runs")
    @APIResponse(responseCode = "200", description = "The backup")
    @APIResponse(responseCode = "404", description = "backup.not-found: there is no such backup")
    public BackupResponse get(@PathParam("id") String id) {
        return shown(parse(id).flatMap(backups::find).orElseThrow(BackupResource::unknown));
    }

    @PATCH
    @Path("/backups/{id}")
    @RolesAllowed("operator")
    @Operation(summary = "Change the description; null or an empty text removes it")
    @APIResponse(responseCode = "200", description = "The backup")
    @APIResponse(responseCode = "404", description = "backup.not-found: there is no such backup")
    @APIResponse(responseCode = "422", description = "description.too-long: nothing was changed")
    public BackupResponse describe(@PathParam("id") String id, @Nullable DescribeRequest request) {
        if (request == null) {
            throw RefusedException.of(ProblemKind.MALFORMED, "The request must be one JSON object.");
        }
        Optional<String> description =
                Optional.ofNullable(request.description()).filter(text -> !text.isBlank());
        if (description.map(String::length).orElse(0) > BackupRequest.MAX_DESCRIPTION_LENGTH) {
            throw RefusedException.ofField(
                    ProblemKind.TOO_LONG,
                    "description",
                    "The description may have " + BackupRequest.MAX_DESCRIPTION_LENGTH + " characters at most");
        }
        Optional<Job> described = parse(id).flatMap(known -> backups.describe(known, description));
        return shown(described.orElseThrow(BackupResource::unknown));
    }

    private BackupResponse shown(Job job) {
        return BackupResponse.from(job, keeping.of(job.id()));
    }

    @DELETE
    @Path("/backups/{id}")
    @RolesAllowed("admin")
    @Operation(
            summary = "Delete a backup that has ended, for good",
            description =
                    "It cannot be listed, read or verified any more from now on. What no other backup needs of its"
                            + " data leaves the storage with the next prune.")
    @APIResponse(responseCode = "204", description = "It is deleted")
    @APIResponse(responseCode = "404", description = "backup.not-found: there is no such backup")
    @APIResponse(
            responseCode = "409",
            description = "backup.active: it has not ended, stop it first; or backup.held: it is held")
    @APIResponse(
            responseCode = "422",
            description = "confirmation.mismatch: confirmName is not the name of the schema as the backup has it")
    public void delete(
            @PathParam("id") String id,
            @QueryParam("confirmName")
                    @Parameter(description = "The exact name of the schema, schemaName of the backup")
                    @Nullable
                    String confirmName) {
        String name = confirmName == null ? "" : confirmName;
        switch (parse(id).map(known -> deletions.delete(known, name)).orElse(DeleteBackups.Outcome.NOT_FOUND)) {
            case DELETED -> LOGGER.infof("Backup deleted backupId=%s", id);
            case NOT_FOUND -> throw unknown();
            case NOT_CONFIRMED ->
                throw RefusedException.ofField(
                        ProblemKind.NOT_CONFIRMED, "confirmName", "Type the exact name of the schema.");
            case HELD -> throw RefusedException.of(ProblemKind.BACKUP_HELD, "Take back the hold first.");
            case ACTIVE -> throw RefusedException.of(ProblemKind.BACKUP_ACTIVE, "Stop it, or wait for its end.");
        }
    }

    /** What can be changed about a backup. */
    record DescribeRequest(@Schema(maxLength = BackupRequest.MAX_DESCRIPTION_LENGTH) @Nullable String description) {}

    static Optional<BackupId> parse(String id) {
        return BackupId.isValid(id) ? Optional.of(new BackupId(id)) : Optional.empty();
    }

    static RefusedException unknown() {
        return RefusedException.of(ProblemKind.NO_BACKUP, "It does not exist, or you may not see it.");
    }

    private static Optional<BackupRequest.Trigger> trigger(@Nullable String type) {
        if (type == null) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(BackupRequest.Trigger.values())
                .filter(trigger -> trigger.name().equals(type))
                .findFirst()
                .orElseThrow(() -> RefusedException.ofField(
                        ProblemKind.INVALID_PARAMETER, "type", "type must be MANUAL or SCHEDULED")));
    }

    private static Optional<Instant> instant(String name, @Nullable String text) {
        try {
            return Optional.ofNullable(text).map(Instant::parse);
        } catch (DateTimeParseException e) {
            throw RefusedException.ofField(
                    ProblemKind.INVALID_PARAMETER, name, name + " must be an instant such as 2026-01-31T00:00:00Z");
        }
    }

    private static boolean newestFirst(@Nullable String sort) {
        if (sort == null || sort.equals("requestedAt,desc")) {
            return true;
        }
        if (sort.equals("requestedAt,asc")) {
            return false;
        }
        throw RefusedException.ofField(
                ProblemKind.INVALID_PARAMETER, "sort", "sort must be requestedAt,asc or requestedAt,desc");
    }
}
