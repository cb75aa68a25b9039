package io.strongroom.config.application.port.in;

import io.strongroom.config.domain.access.AccessToken;
import io.strongroom.config.domain.access.TokenId;
import io.strongroom.config.domain.access.TokenSecret;
import io.strongroom.config.domain.problem.FieldProblem;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Issues API tokens, lists them without their secrets, and revokes them. */
public interface ManageTokens {

    /** Makes a token, or says what is wrong with the wish and makes none. */
    Outcome issue(Command command);

    /** Ordered by name, expired ones too: they keep their name until they are revoked. */
    Listing list(int page, int size);

    /** Ends a token. Where there is none, it was revoked before or never issued. */
    Revocation revoke(TokenId id);

    /** What a person asked for, absent where the request had nothing. */
    record Command(@Nullable String name, @Nullable String role, @Nullable Integer expiresInDays) {}

    /** One page of tokens. */
    record Listing(List<AccessToken> items, int page, int size, long total) {

        public Listing {
            items = List.copyOf(items);
        }
    }

    /** How a revocation ended. */
    enum Revocation {
        REVOKED,
        NO_SUCH_TOKEN
    }

    /** How a wish for a token ended. */
    sealed interface Outcome {
        <R> R match(Function<Issued, R> issued, Function<Rejected, R> rejected);
    }

    /** The token is valid from now on, and its secret can be shown this once. */
    record Issued(AccessToken token, TokenSecret secret) implements Outcome {
        @Override
        public <R> R match(Function<Issued, R> issued, Function<Rejected, R> rejected) {
            return issued.apply(this);
        }
    }

    /** Fields are wrong, one problem for each. */
    record Rejected(List<FieldProblem> problems) implements Outcome {
        public Rejected {
            problems = List.copyOf(problems);
        }

        @Override
        public <R> R match(Function<Issued, R> issued, Function<Rejected, R> rejected) {
            return rejected.apply(this);
        }
    }
}
