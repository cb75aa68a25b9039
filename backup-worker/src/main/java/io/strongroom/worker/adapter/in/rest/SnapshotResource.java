package io.strongroom.worker.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.Blocking;
import io.strongroom.worker.application.port.in.BrowseSnapshot;
import io.strongroom.worker.application.port.in.VerifySnapshot;
import io.strongroom.worker.application.port.in.ViewBackups;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Job.PublicState;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is in a backup, from the store alone: Atlassian may be down, or gone. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Backups")
@Blocking
class SnapshotResource {
    private static final int MOST_DEFINITIONS = 8;
    private static final Pattern CUSTOM_FIELD = Pattern.compile("customfield_[0-9]{1,18}");

    private final ViewBackups backups;
    private final BrowseSnapshot snapshots;
    private final VerifySnapshot verification;
    private final ObjectMapper json;
    private final Map<SnapshotId, SnapshotDefinitions> recentDefinitions = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SnapshotId, SnapshotDefinitions> eldest) {
            return size() > MOST_DEFINITIONS;
        }
    };

    SnapshotResource(ViewBackups backups, BrowseSnapshot snapshots, VerifySnapshot verification, ObjectMapper json) {
        this.backups = backups;
        this.snapshots = snapshots;
        this.verification = verification;
        this.json = json;
    }

    /** @param objects of exactly this type */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TypeResponse(String id, String name, @Nullable String parentId, boolean isAbstract, long objects) {}

    record VerifyResponse(boolean ok, long packsChecked, long objectsChecked, List<ProblemPart> problems) {}

    /** @param objectId absent when the problem belongs to no single object */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ProblemPart(@Nullable String objectId, String kind, String detail) {
        static ProblemPart from(VerifySnapshot.Problem problem) {
            boolean whole = problem.objectId() == VerifySnapshot.Problem.WHOLE_SNAPSHOT;
            return new ProblemPart(
                    whole ? null : Long.toString(problem.objectId()),
                    problem.kind().name(),
                    problem.detail());
        }
    }

    @GET
    @Path("/backups/{id}/types")
    @RolesAllowed("viewer")
    @Operation(summary = "The object types in the backup, with their place in the tree and their number of objects")
    @APIResponse(responseCode = "200", description = "All of them on one page")
    @APIResponse(responseCode = "404", description = "backup.not-found: there is no such backup")
    @APIResponse(responseCode = "409", description = "backup.no-snapshot: it has not produced anything to look into")
    public PageResponse<TypeResponse> types(@PathParam("id") String id) {
        SnapshotId snapshot = snapshotOf(id);
        Map<Long, Long> counts = snapshots.types(snapshot).stream()
                .collect(Collectors.toMap(BrowseSnapshot.TypeCount::typeId, BrowseSnapshot.TypeCount::objects));
        List<TypeResponse> types = definitions(snapshot).types().values().stream()
                .map(type -> new TypeResponse(
                        Long.toString(type.id()),
                        type.name(),
                        Optional.ofNullable(type.parentId())
                                .map(String::valueOf)
                                .orElse(null),
                        type.isAbstract(),
                        counts.getOrDefault(type.id(), 0L)))
                .toList();
        return new PageResponse<>(types, 0, types.size(), types.size());
    }

    @GET
    @Path("/backups/{id}/objects")
    @RolesAllowed("viewer")
    @Operation(
            summary = "Objects in the backup, by type and id; search looks into label and key; attributes on request")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "404", description = "backup.not-found: there is no such backup")
    @APIResponse(responseCode = "409", description = "backup.no-snapshot: it has not produced anything to look into")
    public PageResponse<ObjectResponse> objects(
            @PathParam("id") String id,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, format = "int64")) @QueryParam("typeId") @Nullable
                    String typeId,
            @QueryParam("search") @Nullable String search,
            @QueryParam("includeAttributes") @Schema(type = SchemaType.BOOLEAN, defaultValue = "false") @Nullable
                    String includeAttributes,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "1000000"))
                    @QueryParam("page")
                    @Nullable
                    String page,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    @QueryParam("size")
                    @Nullable
                    String size) {
        SnapshotId snapshot = snapshotOf(id);
        Paging paging = Paging.of(page, size);
        boolean inFull = flag("includeAttributes", includeAttributes);
        BrowseSnapshot.Page found = snapshots.objects(new BrowseSnapshot.Query(
                snapshot,
                typeId == null ? OptionalLong.empty() : OptionalLong.of(number("typeId", typeId)),
                search == null ? "" : search,
                (long) paging.page() * paging.size(),
                paging.size()));
        SnapshotDefinitions definitions = definitions(snapshot);
        return new PageResponse<>(
                found.items().stream()
                        .map(object -> inFull
                                ? ObjectResponse.inFull(object, definitions)
                                : ObjectResponse.listed(object, definitions))
                        .toList(),
                paging.page(),
                paging.size(),
                found.total());
    }

    @GET
    @Path("/backups/{id}/objects/{objectId}")
    @RolesAllowed("viewer")
    @Operation(summary = "One object in the backup, with its attributes")
    @APIResponse(responseCode = "200", description = "The object")
    @APIResponse(
            responseCode = "404",
            description = "backup.not-found, object.not-found: there is no such backup, or no such object in it")
    @APIResponse(responseCode = "409", description = "backup.no-snapshot: it has not produced anything to look into")
    public ObjectResponse object(@PathParam("id") String id, @PathParam("objectId") String objectId) {
        SnapshotId snapshot = snapshotOf(id);
        BrowseSnapshot.FoundObject found = snapshots
                .object(snapshot, number("objectId", objectId))
                .orElseThrow(() ->
                        RefusedException.of(ProblemKind.NO_OBJECT, "It was not there when the backup was taken."));
        return ObjectResponse.inFull(found, definitions(snapshot));
    }

    @GET
    @Path("/backups/{id}/issues")
    @RolesAllowed("viewer")
    @Operation(
            summary =
                    "The Jira issues that held objects of the schema, by custom field and issue: one item for each field")
    @APIResponse(responseCode = "200", description = "One page")
    @APIResponse(responseCode = "404", description = "backup.not-found: there is no such backup")
    @APIResponse(responseCode = "409", description = "backup.no-snapshot: it has not produced anything to look into")
    public PageResponse<IssueResponse> issues(
            @PathParam("id") String id,
            @QueryParam("fieldId") @Schema(pattern = "^customfield_[0-9]+$") @Nullable String fieldId,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "1000000"))
                    @QueryParam("page")
                    @Nullable
                    String page,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    @QueryParam("size")
                    @Nullable
                    String size) {
        SnapshotId snapshot = snapshotOf(id);
        Paging paging = Paging.of(page, size);
        BrowseSnapshot.Page found = snapshots.entries(new BrowseSnapshot.EntryQuery(
                snapshot,
                SnapshotRoot.ISSUES,
                fieldId == null ? OptionalLong.empty() : OptionalLong.of(customField(fieldId)),
                (long) paging.page() * paging.size(),
                paging.size()));
        return new PageResponse<>(
                found.items().stream()
                        .map(entry -> IssueResponse.from(entry, json))
                        .toList(),
                paging.page(),
                paging.size(),
                found.total());
    }

    private static long customField(String fieldId) {
        if (!CUSTOM_FIELD.matcher(fieldId).matches()) {
            throw RefusedException.ofField(
                    ProblemKind.INVALID_PARAMETER, "fieldId", "fieldId must be like customfield_10003");
        }
        return Long.parseLong(fieldId.substring(fieldId.indexOf('_') + 1));
    }

    @POST
    @Path("/backups/{id}/verify")
    @RolesAllowed("operator")
    @Operation(summary = "Read everything back and compare every hash")
    @APIResponse(responseCode = "200", description = "What was found, also when something is wrong")
    @APIResponse(responseCode = "404", description = "backup.not-found: there is no such backup")
    @APIResponse(responseCode = "409", description = "backup.no-snapshot: it has not produced anything to look into")
    public VerifyResponse verify(@PathParam("id") String id) {
        VerifySnapshot.Result result = verification.verify(new VerifySnapshot.Command(snapshotOf(id)));
        return new VerifyResponse(
                result.ok(),
                result.packsChecked(),
                result.objectsChecked(),
                result.problems().stream().map(ProblemPart::from).toList());
    }

    /** A page is one of many of the same snapshot, whose definitions never change. */
    private synchronized SnapshotDefinitions definitions(SnapshotId snapshot) {
        return recentDefinitions.computeIfAbsent(snapshot, id -> SnapshotDefinitions.of(snapshots, id, json));
    }

    private SnapshotId snapshotOf(String id) {
        Job job = BackupResource.parse(id).flatMap(backups::find).orElseThrow(BackupResource::unknown);
        PublicState state = job.publicState();
        if (state != PublicState.COMPLETED && state != PublicState.COMPLETED_WITH_WARNINGS) {
            throw RefusedException.of(
                    ProblemKind.NO_SNAPSHOT, "Only a completed backup can be looked into; this one is " + state + ".");
        }
        return new SnapshotId(job.id().value());
    }

    private static long number(String name, String text) {
        try {
            long value = Long.parseLong(text);
            if (value >= 0) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw notANumber(name);
        }
        throw notANumber(name);
    }

    private static boolean flag(String name, @Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw RefusedException.ofField(ProblemKind.INVALID_PARAMETER, name, name + " must be true or false");
    }

    private static RefusedException notANumber(String name) {
        return RefusedException.ofField(ProblemKind.INVALID_PARAMETER, name, name + " must be a number");
    }
}
