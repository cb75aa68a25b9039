package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.KeepAuditLog;
import io.strongroom.config.application.port.in.RecognizeToken;
import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.TokenHash;
import io.strongroom.config.domain.audit.AuditEntry;
import io.strongroom.config.domain.audit.AuditId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway asks in its own name: whose a token is, and to keep the audit log. No user and no other service has
 * the role for it, so nobody else can write the log or try out tokens here.
 */
@Path("/internal/v1")
@RolesAllowed("gateway")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
class InternalAccessResource {

    private final RecognizeToken tokens;
    private final KeepAuditLog log;

    InternalAccessResource(RecognizeToken tokens, KeepAuditLog log) {
        this.tokens = tokens;
        this.log = log;
    }

    @POST
    @Path("/tokens/introspect")
    @Operation(hidden = true)
    public Response introspect(@Nullable IntrospectRequest request) {
        return Optional.ofNullable(request)
                .flatMap(IntrospectRequest::toHash)
                .flatMap(tokens::recognize)
                .map(token -> Response.ok(IntrospectResponse.from(token))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build())
                .orElseGet(() -> ProblemResponse.of(ProblemKind.NO_TOKEN, "It is not valid."));
    }

    @POST
    @Path("/audit")
    @Operation(hidden = true)
    public Response record(@Nullable EntryRequest request) {
        if (request == null) {
            throw new BadRequestException();
        }
        return switch (log.record(request.toDomain())) {
            case RECORDED -> Response.noContent().build();
            case ID_TAKEN -> ProblemResponse.of(ProblemKind.AUDIT_ENTRY_TAKEN, "Another entry has this id.");
        };
    }

    @POST
    @Path("/audit/{id}/outcome")
    @Operation(hidden = true)
    public Response conclude(String id, @Nullable OutcomeRequest request) {
        if (request == null) {
            throw new BadRequestException();
        }
        return AuditId.parse(id)
                .map(known -> log.conclude(known, request.checkedStatus()))
                .map(conclusion -> switch (conclusion) {
                    case CONCLUDED -> Response.noContent().build();
                    case CONCLUDED_DIFFERENTLY ->
                        ProblemResponse.of(ProblemKind.AUDIT_ENTRY_TAKEN, "The entry has another outcome.");
                    case NO_SUCH_ENTRY -> noEntry();
                })
                .orElseGet(InternalAccessResource::noEntry);
    }

    private static Response noEntry() {
        return ProblemResponse.of(ProblemKind.NO_AUDIT_ENTRY, "Nothing was recorded with this id.");
    }

    /** The hash of a token that somebody has shown. */
    record IntrospectRequest(@Nullable String sha256) {

        Optional<TokenHash> toHash() {
            return Optional.ofNullable(sha256).flatMap(TokenHash::parse);
        }
    }

    /** Whose it is. */
    record IntrospectResponse(String tokenId, String name, String role, Instant expiresAt) {

        static IntrospectResponse from(AccessToken token) {
            return new IntrospectResponse(
                    token.id().text(), token.name().text(), token.role().id(), token.expiresAt());
        }
    }

    /** An attempt that is about to be made. */
    record EntryRequest(
            @Nullable String id,
            @Nullable Instant at,
            @Nullable String user,
            @Nullable String role,
            @Nullable String action,
            @Nullable String resource,
            @Nullable List<String> fields,
            @Nullable String correlationId,
            @Nullable String remoteAddress) {

        AuditEntry toDomain() {
            if (id == null
                    || at == null
                    || user == null
                    || role == null
                    || action == null
                    || resource == null
                    || fields == null
                    || correlationId == null
                    || remoteAddress == null) {
                throw new BadRequestException();
            }
            try {
                return new AuditEntry(
                        new AuditId(id),
                        at,
                        user,
                        role,
                        action,
                        resource,
                        fields,
                        correlationId,
                        remoteAddress,
                        Optional.empty());
            } catch (IllegalArgumentException outOfBounds) {
                throw new BadRequestException(outOfBounds);
            }
        }
    }

    /** How it ended. */
    record OutcomeRequest(@Nullable Integer status) {

        int checkedStatus() {
            try {
                return AuditEntry.checked(status == null ? 0 : status);
            } catch (IllegalArgumentException outOfBounds) {
                throw new BadRequestException(outOfBounds);
            }
        }
    }
}
