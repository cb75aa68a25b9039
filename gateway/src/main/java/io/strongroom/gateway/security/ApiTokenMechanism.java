package io.strongroom.gateway.security;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.strongroom.gateway.http.ClientAddress;
import io.strongroom.gateway.http.Correlation;
import io.strongroom.gateway.problem.Problem;
import io.strongroom.gateway.problem.Problems;
import io.strongroom.gateway.routes.Route;
import io.strongroom.gateway.routes.RouteTable;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes the API token from the {@code Authorization} header, or else the session from its cookie, and says what is wrong
 * with it as a problem.
 */
@ApplicationScoped
public class ApiTokenMechanism implements HttpAuthenticationMechanism {

    private static final int UNAUTHORIZED = 401;
    private static final String AUTHENTICATE = "WWW-Authenticate";
    private static final String SCHEME = "Bearer ";
    private static final String CHALLENGE = "Bearer realm=\"strongroom\"";
    private static final String CHALLENGE_INVALID = CHALLENGE + ", error=\"invalid_token\"";

    /** Marks a request whose token was not looked at, with the seconds that its sender has to wait. */
    private static final String PAUSE = "strongroom.authentication.pause";

    private final ApiTokens tokens;
    private final FailedAttempts failures;
    private final ClientAddress addresses;
    private final Sessions sessions;

    @Inject
    ApiTokenMechanism(ApiTokens tokens, FailedAttempts failures, ClientAddress addresses, Sessions sessions) {
        this.tokens = tokens;
        this.failures = failures;
        this.addresses = addresses;
        this.sessions = sessions;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        String path = context.normalizedPath();
        // health and metrics are open, also to a scraper that sends a token of another system; where one signs in, a
        // session that is over must not stand in the way
        if (!path.startsWith(Route.PREFIX)
                || RouteTable.contract()
                        .match(context.request().method().name(), path)
                        .isOpen()) {
            return Uni.createFrom().nullItem();
        }
        String text = tokenOf(context);
        return text == null ? bySession(context, identities) : byToken(context, identities, text);
    }

    private Uni<SecurityIdentity> bySession(RoutingContext context, IdentityProviderManager identities) {
        Optional<Session> shown = sessions.shownIn(context);
        if (shown.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        // not counted when it fails: nobody can guess a session, and its token was right once
        return identities
                .authenticate(new ApiTokenRequest(shown.get().token(), Correlation.idOf(context)))
                .map(identity -> QuarkusSecurityIdentity.builder(identity)
                        .addAttribute(Callers.SESSION, sessions.goOn(context, shown.get()))
                        .build());
    }

    private Uni<SecurityIdentity> byToken(RoutingContext context, IdentityProviderManager identities, String text) {
        ShownToken token = ShownToken.of(text);
        String network = addresses.networkOf(context);
        Optional<Duration> pause = failures.pause(network);
        if (pause.isPresent() && !tokens.wasAcceptedLately(token)) {
            context.put(PAUSE, pause.get().toSeconds() + 1);
            return Uni.createFrom().failure(new AuthenticationFailedException());
        }
        return identities
                .authenticate(new ApiTokenRequest(token, Correlation.idOf(context)))
                .onFailure(AuthenticationFailedException.class)
                .invoke(() -> failures.failed(network));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(new ChallengeData(
                        UNAUTHORIZED, AUTHENTICATE, tokenOf(context) == null ? CHALLENGE : CHALLENGE_INVALID));
    }

    @Override
    public Uni<Boolean> sendChallenge(RoutingContext context) {
        Problem problem;
        if (tokenOf(context) == null) {
            context.response().putHeader(AUTHENTICATE, CHALLENGE);
            problem = Sessions.isShown(context) ? Problem.sessionOver() : Problem.credentialsMissing();
        } else if (context.get(PAUSE) instanceof Long seconds) {
            context.response().putHeader(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
            problem = Problem.tooManyFailures();
        } else {
            context.response().putHeader(AUTHENTICATE, CHALLENGE_INVALID);
            problem = Problem.credentialsRejected();
        }
        return Uni.createFrom()
                .completionStage(Problems.send(context, problem).toCompletionStage())
                .replaceWith(true);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(ApiTokenRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, SCHEME.strip()));
    }

    private static @Nullable String tokenOf(RoutingContext context) {
        String header = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = header.substring(SCHEME.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
