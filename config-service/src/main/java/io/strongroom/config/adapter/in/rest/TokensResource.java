package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ManageTokens;
import io.strongroom.config.domain.access.TokenId;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/tokens")
@Tag(name = "Access")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("admin")
class TokensResource {

    private final ManageTokens tokens;

    TokensResource(ManageTokens tokens) {
        this.tokens = tokens;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Issue an API token",
            description = "The answer shows the token, and nothing will show it again. It works until it expires or is"
                    + " revoked. To replace one without a gap, issue another, change over, and revoke the first.")
    @APIResponse(
            responseCode = "201",
            description = "Issued",
            content = @Content(schema = @Schema(implementation = TokenResponse.IssuedResponse.class)))
    @APIResponse(responseCode = "422", description = "Nothing was issued; one entry in fieldErrors per wrong field")
    public Response issue(@Nullable TokenRequest request) {
        if (request == null) {
            throw new BadRequestException();
        }
        return tokens.issue(request.toCommand())
                .match(
                        issued -> Response.created(URI.create(
                                        "/api/v1/tokens/" + issued.token().id()))
                                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                                .entity(TokenResponse.IssuedResponse.from(issued))
                                .build(),
                        rejected -> ProblemResponse.ofFields(rejected.problems()));
    }

    @GET
    @Operation(summary = "List the API tokens by name, without their texts")
    public TokenResponse.PageResponse list(
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "1000000"))
                    @QueryParam("page")
                    @Nullable
                    String page,
            @Parameter(schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "200"))
                    @QueryParam("size")
                    @Nullable
                    String size) {
        return TokenResponse.PageResponse.from(tokens.list(ListParameters.page(page), ListParameters.size(size)));
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Revoke an API token", description = "It stops working within 10 seconds.")
    @APIResponse(responseCode = "204", description = "Revoked")
    @APIResponse(responseCode = "404", description = "There is no such token")
    public Response revoke(String id) {
        boolean revoked = TokenId.parse(id)
                .map(tokens::revoke)
                .filter(ManageTokens.Revocation.REVOKED::equals)
                .isPresent();
        return revoked
                ? Response.noContent().build()
                : ProblemResponse.of(ProblemKind.NO_TOKEN, "It was never issued, or is revoked already.");
    }
}
