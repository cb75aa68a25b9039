package io.strongroom.config.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.config.application.port.in.KeepAuditLog;
import io.strongroom.config.domain.audit.AuditEntry;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/audit")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
class AuditResource {

    private static final int MOST_USER = 64;
    private static final int MOST_ACTION = 128;

    private final KeepAuditLog log;

    AuditResource(KeepAuditLog log) {
        this.log = log;
    }

    @GET
    @Operation(
            summary = "Read who tried to change what, newest first",
            description = "An entry is written before a request is carried out. One with the outcome UNKNOWN is under"
                    + " way, or nobody saw how it ended. Entries are never changed or removed.")
    public PageResponse find(
            @Parameter(
                            description = "From this time on",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("from")
                    @Nullable
                    String from,
            @Parameter(
                            description = "Before this time",
                            schema = @Schema(type = SchemaType.STRING, format = "date-time"))
                    @QueryParam("to")
                    @Nullable
                    String to,
            @Parameter(
                            description = "Name of the API token",
                            schema = @Schema(type = SchemaType.STRING, maxLength = MOST_USER))
                    @QueryParam("user")
                    @Nullable
                    String user,
            @Parameter(
                            description = "Method and path template, such as PUT /api/v1/connection",
                            schema = @Schema(type = SchemaType.STRING, maxLength = MOST_ACTION))
                    @QueryParam("action")
                    @Nullable
                    String action,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "1000000"))
                    @QueryParam("page")
                    @Nullable
                    String page,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    @QueryParam("size")
                    @Nullable
                    String size) {
        return PageResponse.from(log.find(new KeepAuditLog.Query(
                ListParameters.time("from", from),
                ListParameters.time("to", to),
                ListParameters.text("user", user, MOST_USER),
                ListParameters.text("action", action, MOST_ACTION),
                ListParameters.page(page),
                ListParameters.size(size))));
    }

    /** One attempt to change something. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "AuditEntry",
            requiredProperties = {
                "id",
                "at",
                "user",
                "role",
                "action",
                "resource",
                "fields",
                "outcome",
                "correlationId",
                "remoteAddress"
            })
    record EntryResponse(
            String id,
            Instant at,
            @Schema(description = "Name of the API token; admin is the one from the configuration") String user,
            String role,
            String action,
            @Schema(description = "The path with its ids") String resource,
            @Schema(description = "Names of what was sent, never values; those of the query begin with ?")
                    List<String> fields,
            AuditEntry.Outcome outcome,
            @Schema(description = "HTTP status of the answer; absent when unknown") @Nullable Integer status,
            String correlationId,
            String remoteAddress) {

        static EntryResponse from(AuditEntry entry) {
            return new EntryResponse(
                    entry.id().text(),
                    entry.at(),
                    entry.user(),
                    entry.role(),
                    entry.action(),
                    entry.resource(),
                    entry.fields(),
                    entry.outcome(),
                    entry.status().orElse(null),
                    entry.correlationId(),
                    entry.remoteAddress());
        }
    }

    /** One page of entries. */
    @Schema(
            name = "AuditPage",
            requiredProperties = {"items", "page", "size", "total"})
    record PageResponse(List<EntryResponse> items, int page, int size, long total) {

        static PageResponse from(KeepAuditLog.Listing listing) {
            return new PageResponse(
                    listing.items().stream().map(EntryResponse::from).toList(),
                    listing.page(),
                    listing.size(),
                    listing.total());
        }
    }
}
