package io.strongroom.scheduler.adapter.in.rest;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.scheduler.adapter.in.rest.Problem.FieldError;
import io.strongroom.scheduler.application.port.in.ManageSchedules;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.FieldProblem;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Schedules")
@Blocking
class ScheduleResource {
    private static final Logger LOGGER = Logger.getLogger(ScheduleResource.class);

    private final ManageSchedules schedules;
    private final MeterRegistry metrics;

    ScheduleResource(ManageSchedules schedules, MeterRegistry metrics) {
        this.schedules = schedules;
        this.metrics = metrics;
    }

    @GET
    @Path("/schemas/{id}/schedule")
    @RolesAllowed("viewer")
    @Operation(summary = "The schedule of a schema", description = "One that was never set is off and has no mode.")
    @APIResponse(
            responseCode = "200",
            description = "The schedule",
            content = @Content(schema = @Schema(implementation = ScheduleResponse.class)))
    @APIResponse(responseCode = "404", description = "schema.not-found: there is no such schema")
    public Response find(@PathParam("id") String id) {
        ManageSchedules.Found found =
                SchemaId.isValid(id) ? schedules.find(new SchemaId(id)) : new ManageSchedules.NoSchema();
        if (found instanceof ManageSchedules.Configured configured) {
            return Response.ok(ScheduleResponse.from(configured.view())).build();
        }
        return found instanceof ManageSchedules.NotConfigured
                ? Response.ok(ScheduleResponse.none(id)).build()
                : noSchema();
    }

    @PUT
    @Path("/schemas/{id}/schedule")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Operation(
            summary = "Set the schedule of a schema",
            description =
                    "Fields that the mode has no use for are not looked at. A time that the clocks skip runs right"
                            + " after the gap, one that comes twice runs the first time. A backup runs once a day at"
                            + " most.")
    @APIResponse(
            responseCode = "200",
            description = "Saved",
            content = @Content(schema = @Schema(implementation = ScheduleResponse.class)))
    @APIResponse(responseCode = "404", description = "schema.not-found: there is no such schema")
    @APIResponse(
            responseCode = "409",
            description = "schema.not-backupable: the status of the schema does not allow a schedule that is on")
    @APIResponse(responseCode = "422", description = "Nothing was saved; one entry in fieldErrors per wrong field")
    public Response save(@PathParam("id") String id, @Nullable ScheduleRequest body) {
        if (body == null) {
            return Problem.answer(ProblemCode.REQUEST_MALFORMED, "The body is not the JSON that this call takes.");
        }
        if (body.enabled() == null) {
            count("invalid");
            return Problem.answer(
                    ProblemCode.SCHEDULE_INVALID,
                    new FieldError("enabled", "schedule.enabled-missing", "Say whether the schedule is on."));
        }
        if (body.hasAnOddDay()) {
            count("invalid");
            return oddDay();
        }
        ManageSchedules.Answer answer = SchemaId.isValid(id)
                ? schedules.save(new ManageSchedules.Command(
                        new SchemaId(id), body.enabled(), body.toDraft(), CorrelationFilter.current()))
                : new ManageSchedules.NoSchema();
        if (answer instanceof ManageSchedules.Taken taken) {
            count("saved");
            LOGGER.infof(
                    "Schedule saved schemaId=%s enabled=%s",
                    id, taken.view().schedule().isOn());
            return Response.ok(ScheduleResponse.from(taken.view())).build();
        }
        if (answer instanceof ManageSchedules.Refused refused) {
            count("invalid");
            return refused(refused.problems());
        }
        if (answer instanceof ManageSchedules.NotBackupable not) {
            count("not-backupable");
            return Problem.answer(
                    ProblemCode.SCHEMA_NOT_BACKUPABLE,
                    "The schema's status is " + not.status() + ", so its schedule cannot be switched on.");
        }
        return noSchema();
    }

    @POST
    @Path("/schedules/preview")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("admin")
    @Operation(summary = "When a schedule would run", description = "Saves nothing.")
    @APIResponse(
            responseCode = "200",
            description = "The next ten runs",
            content = @Content(schema = @Schema(implementation = PreviewResponse.class)))
    @APIResponse(responseCode = "422", description = "It would not be saved; one entry in fieldErrors per wrong field")
    public Response preview(@Nullable ScheduleRequest body) {
        if (body == null) {
            return Problem.answer(ProblemCode.REQUEST_MALFORMED, "The body is not the JSON that this call takes.");
        }
        if (body.hasAnOddDay()) {
            return oddDay();
        }
        ManageSchedules.PreviewAnswer answer = schedules.preview(body.toDraft());
        if (answer instanceof ManageSchedules.Refused refused) {
            return refused(refused.problems());
        }
        ManageSchedules.Preview preview = (ManageSchedules.Preview) answer;
        return Response.ok(new PreviewResponse(preview.cron(), preview.nextRuns()))
                .build();
    }

    @GET
    @Path("/schemas/{id}/schedule/recommendation")
    @RolesAllowed("viewer")
    @Operation(summary = "Good times of day for this schema's backup, the best first")
    @APIResponse(
            responseCode = "200",
            description = "The times",
            content = @Content(schema = @Schema(implementation = RecommendationResponse.class)))
    @APIResponse(responseCode = "404", description = "schema.not-found: there is no such schema")
    public Response recommend(@PathParam("id") String id, @QueryParam("timeZone") @Nullable String timeZone) {
        if (timeZone != null && !ZoneId.getAvailableZoneIds().contains(timeZone)) {
            throw new WrongParameterException(new FieldError(
                    "timeZone", "timeZone.invalid", "Choose a time zone by its name, such as Europe/Berlin or UTC."));
        }
        Optional<ManageSchedules.Recommendation> found = SchemaId.isValid(id)
                ? schedules.recommend(
                        new SchemaId(id), Optional.ofNullable(timeZone).map(ZoneId::of))
                : Optional.empty();
        return found.map(recommendation ->
                        Response.ok(RecommendationResponse.from(recommendation)).build())
                .orElseGet(ScheduleResource::noSchema);
    }

    @GET
    @Path("/schemas/{id}/schedule/occurrences")
    @RolesAllowed("viewer")
    @Operation(summary = "What became of the runs of a schema's schedule, the newest first")
    @APIResponse(
            responseCode = "200",
            description = "One page",
            content = @Content(schema = @Schema(implementation = OccurrencePage.class)))
    @APIResponse(responseCode = "404", description = "schema.not-found: there is no such schema")
    public Response occurrences(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "1000000"))
                    @QueryParam("page")
                    @Nullable
                    String page,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    @QueryParam("size")
                    @Nullable
                    String size,
            @Parameter(schema = @Schema(enumeration = {"at,desc", "at,asc"})) @QueryParam("sort") @Nullable
                    String sort) {
        Paging paging = Paging.of(page, size, sort);
        Optional<ManageSchedules.Occurrences> found = SchemaId.isValid(id)
                ? schedules.occurrences(new SchemaId(id), paging.page(), paging.size(), paging.newestFirst())
                : Optional.empty();
        return found.map(occurrences -> Response.ok(new OccurrencePage(
                                occurrences.items().stream()
                                        .map(OccurrenceResponse::from)
                                        .toList(),
                                paging.page(),
                                paging.size(),
                                occurrences.total()))
                        .build())
                .orElseGet(ScheduleResource::noSchema);
    }

    private static Response refused(List<FieldProblem> problems) {
        ProblemCode code =
                problems.size() == 1 ? ProblemCode.ofSchedule(problems.get(0).code()) : ProblemCode.SCHEDULE_INVALID;
        List<FieldError> errors = new ArrayList<>();
        for (FieldProblem problem : problems) {
            errors.add(new FieldError(problem.field(), problem.code(), problem.message()));
        }
        return Problem.answer(code, errors);
    }

    private static Response oddDay() {
        return Problem.answer(
                ProblemCode.SCHEDULE_INVALID,
                new FieldError(
                        "dayOfMonth",
                        "schedule.day-invalid",
                        "Enter a day from 1 to 31, or L for the last day, as a number or a text."));
    }

    private static Response noSchema() {
        return Problem.answer(ProblemCode.SCHEMA_NOT_FOUND, "There is no such schema.");
    }

    private void count(String outcome) {
        metrics.counter("backup_schedules_saved", "outcome", outcome).increment();
    }

    record PreviewResponse(String cron, List<Instant> nextRuns) {}

    record SlotResponse(String time, String reason) {}

    record RecommendationResponse(String timeZone, List<SlotResponse> slots) {
        static RecommendationResponse from(ManageSchedules.Recommendation recommendation) {
            return new RecommendationResponse(
                    recommendation.zone().getId(),
                    recommendation.slots().stream()
                            .map(slot -> new SlotResponse(slot.time().toString(), slot.reason()))
                            .toList());
        }
    }

    record OccurrencePage(List<OccurrenceResponse> items, int page, int size, long total) {}
}
