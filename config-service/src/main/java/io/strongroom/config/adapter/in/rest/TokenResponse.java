package io.strongroom.config.adapter.in.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.strongroom.config.application.port.in.ManageTokens;
import io.strongroom.config.domain.access.AccessToken;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A token as an administrator sees it: everything but its text. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"id", "name", "role", "createdAt", "expiresAt"})
record TokenResponse(
        String id,
        String name,
        @Schema(enumeration = {"viewer", "operator", "admin"}) String role,
        Instant createdAt,
        Instant expiresAt,
        @Schema(description = "To about five minutes; absent when it was never used") @Nullable Instant lastUsedAt) {

    static TokenResponse from(AccessToken token) {
        return new TokenResponse(
                token.id().text(),
                token.name().text(),
                token.role().id(),
                token.createdAt(),
                token.expiresAt(),
                token.lastUsedAt().orElse(null));
    }

    /** One page of tokens. */
    @Schema(
            name = "TokenPage",
            requiredProperties = {"items", "page", "size", "total"})
    record PageResponse(List<TokenResponse> items, int page, int size, long total) {

        static PageResponse from(ManageTokens.Listing listing) {
            return new PageResponse(
                    listing.items().stream().map(TokenResponse::from).toList(),
                    listing.page(),
                    listing.size(),
                    listing.total());
        }
    }

    /** The answer to the request that made the token, the only one that has its text. */
    @Schema(
            name = "IssuedToken",
            requiredProperties = {"id", "name", "role", "createdAt", "expiresAt", "token"})
    record IssuedResponse(
            String id,
            String name,
            @Schema(enumeration = {"viewer", "operator", "admin"}) String role,
            Instant createdAt,
            Instant expiresAt,
            @Schema(description = "Shown only now") String token) {

        static IssuedResponse from(ManageTokens.Issued issued) {
            AccessToken token = issued.token();
            return new IssuedResponse(
                    token.id().text(),
                    token.name().text(),
                    token.role().id(),
                    token.createdAt(),
                    token.expiresAt(),
                    issued.secret().reveal());
        }

        @Override
        public String toString() {
            return "IssuedResponse[redacted]";
        }
    }
}
