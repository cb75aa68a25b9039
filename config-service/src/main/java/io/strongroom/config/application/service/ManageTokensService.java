package io.strongroom.config.application.service;

import io.strongroom.config.application.port.in.ManageTokens;
import io.strongroom.config.application.port.out.TokenMint;
import io.strongroom.config.application.port.out.TokenMint.Minted;
import io.strongroom.config.application.port.out.TokenRepository;
import io.strongroom.config.application.port.out.TokenRepository.Addition;
import io.strongroom.config.domain.access.AccessRole;
import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.Lifetime;
import io.strongroom.config.domain.access.TokenId;
import io.strongroom.config.domain.access.TokenName;
import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps of a token what is needed to recognise it, and gives its secret away once. */
public final class ManageTokensService implements ManageTokens {

    private final TokenRepository tokens;
    private final TokenMint mint;
    private final Clock clock;

    public ManageTokensService(TokenRepository tokens, TokenMint mint, Clock clock) {
        this.tokens = tokens;
        this.mint = mint;
        this.clock = clock;
    }

    @Override
    public Outcome issue(Command command) {
        FieldReader fields = new FieldReader();
        Optional<TokenName> name = fields.required(
                "name", command.name(), "Name the token after the person or program that will use it.", TokenName::new);
        Optional<AccessRole> role =
                fields.required("role", command.role(), "Choose a role: viewer, operator or admin.", AccessRole::parse);
        Optional<Lifetime> lifetime = lifetime(fields, command.expiresInDays());
        if (!fields.problems().isEmpty()) {
            return new Rejected(fields.problems());
        }
        Minted minted = mint.mint();
        AccessToken token = AccessToken.issued(
                minted.id(),
                name.orElseThrow(),
                role.orElseThrow(),
                minted.secret(),
                lifetime.orElseThrow(),
                clock.instant());
        if (tokens.add(token) == Addition.NAME_TAKEN) {
            fields.add(
                    "name", FieldCode.NAME_TAKEN, "Another token has this name. Revoke it first, or choose another.");
            return new Rejected(fields.problems());
        }
        return new Issued(token, minted.secret());
    }

    @Override
    public Listing list(int page, int size) {
        return new Listing(tokens.page(page, size), page, size, tokens.count());
    }

    @Override
    public Revocation revoke(TokenId id) {
        return tokens.remove(id) ? Revocation.REVOKED : Revocation.NO_SUCH_TOKEN;
    }

    private static Optional<Lifetime> lifetime(FieldReader fields, @Nullable Integer days) {
        if (days == null) {
            return Optional.of(Lifetime.USUAL);
        }
        try {
            return Optional.of(new Lifetime(days));
        } catch (InvalidValueException outOfRange) {
            fields.add("expiresInDays", outOfRange.code(), String.valueOf(outOfRange.getMessage()));
            return Optional.empty();
        }
    }
}
