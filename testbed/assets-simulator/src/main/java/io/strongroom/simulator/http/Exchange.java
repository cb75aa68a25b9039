package io.strongroom.simulator.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Lock;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The way of every request to a site: latency, faults, authentication, limits, the endpoint itself, log and answer. */
final class Exchange {
    private static final Logger LOGGER = Logger.getLogger(Exchange.class.getName());
    /** Of the Tomcat below Jira, whose default is 8 KB for the whole head of a request. */
    private static final int LONGEST_ADDRESS = 7_000;

    private static final String LOGIN_REASON = "X-Seraph-LoginReason";

    private final Vertx vertx;
    private final World world;
    private final Wire wire;

    Exchange(Vertx vertx, World world) {
        this.vertx = vertx;
        this.world = world;
        this.wire = new Wire(vertx);
    }

    Handler<RoutingContext> handler(Endpoint endpoint) {
        return context -> begin(context, endpoint);
    }

    /** What the worker thread needs from the request, read on the event loop. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Arrival(
            RoutingContext context,
            Endpoint endpoint,
            Profile profile,
            byte[] body,
            String authorization,
            Faults.@Nullable Fault fault) {}

    private void begin(RoutingContext context, Endpoint endpoint) {
        world.stats().begin(endpoint.name());
        Profile profile = world.profile();
        byte[] body = context.body() == null || context.body().buffer() == null
                ? new byte[0]
                : context.body().buffer().getBytes();
        HttpServerRequest request = context.request();
        Faults.Fault fault = world.faults().isEmpty()
                ? null
                : world.faults().next(request.method().name() + " " + request.uri() + " " + text(body));
        String authorization = request.getHeader("Authorization");
        Arrival arrival =
                new Arrival(context, endpoint, profile, body, authorization == null ? "" : authorization, fault);
        if (fault != null && fault.reset()) {
            request.connection().close();
            finish(arrival, new Served(Reply.empty(0), ""));
        } else if (fault != null && fault.hang()) {
            AtomicBoolean over = new AtomicBoolean();
            context.response().closeHandler(closed -> {
                if (over.compareAndSet(false, true)) {
                    finish(arrival, new Served(Reply.empty(0), ""));
                }
            });
        } else if (profile.latencyMs() > 0) {
            vertx.setTimer(profile.latencyMs(), timer -> work(arrival));
        } else {
            work(arrival);
        }
    }

    private record Served(Reply reply, String site) {}

    private record Outcome(Served served, Wire.Packed packed) {}

    private void work(Arrival arrival) {
        vertx.executeBlocking(
                        () -> {
                            Served served = serve(arrival);
                            boolean bomb =
                                    arrival.fault() != null && arrival.fault().gzipBomb();
                            return new Outcome(
                                    served,
                                    bomb
                                            ? Wire.bomb()
                                            : Wire.pack(
                                                    served.reply(),
                                                    arrival.context().request().getHeader("Accept-Encoding")));
                        },
                        false)
                .onSuccess(outcome -> wire.write(
                        arrival.context().request(),
                        outcome.packed(),
                        arrival.fault(),
                        () -> finish(arrival, outcome.served())))
                .onFailure(failure -> {
                    LOGGER.log(Level.SEVERE, "a request failed inside the simulator", failure);
                    Reply reply = Json.error(500, "Internal server error", Map.of());
                    wire.write(
                            arrival.context().request(),
                            new Wire.Packed(reply, reply.body(), false),
                            null,
                            () -> finish(arrival, new Served(reply, "")));
                });
    }

    private void finish(Arrival arrival, Served served) {
        HttpServerRequest request = arrival.context().request();
        Reply reply = served.reply();
        world.stats().end(arrival.endpoint().name(), reply.status(), reply.objects(), reply.body().length);
        world.log()
                .add(new RequestLog.Entry(
                        world.now(),
                        served.site(),
                        arrival.endpoint().name(),
                        request.method().name(),
                        request.path(),
                        request.query(),
                        RequestLog.shortened(text(arrival.body())),
                        reply.status(),
                        reply.objects(),
                        reply.firstObjectId(),
                        reply.lastObjectId()));
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }

    private Served serve(Arrival arrival) {
        Map<String, String> path = arrival.context().pathParams();
        Site site = world.find(path);
        Faults.Fault fault = arrival.fault();
        if (fault != null && (fault.status() != null || fault.html())) {
            return new Served(failing(fault), site == null ? "" : site.name());
        }
        try {
            return admitted(arrival, path, site);
        } catch (Refusal refusal) {
            String message = refusal.getMessage() == null ? "" : refusal.getMessage();
            return new Served(Json.error(refusal.status(), message, refusal.fields()), site == null ? "" : site.name());
        }
    }

    private static Reply failing(Faults.Fault fault) {
        Integer status = fault.status();
        int code = status == null ? 200 : status;
        Reply reply = fault.html() || code >= 500
                ? Reply.html(code, code == 200 ? "Log in with Atlassian account" : "Error " + code)
                : Json.error(code, "Injected fault " + code, Map.of());
        return fault.retryAfter() == null ? reply : reply.with(Map.of("Retry-After", fault.retryAfter()));
    }

    private Served admitted(Arrival arrival, Map<String, String> path, @Nullable Site site) {
        Endpoint endpoint = arrival.endpoint();
        Site.Credentials credentials = credentials(arrival.authorization());
        if (endpoint.side() == Endpoint.Side.ASSETS) {
            if (credentials == null || !world.knows(credentials)) {
                return new Served(
                        gatewayError(arrival.profile(), 401, "Unauthorized"), site == null ? "" : site.name());
            }
            if (site == null
                    || !site.access().accepts(credentials)
                    || !site.access().assets()) {
                boolean forbidden = arrival.profile().has(Quirk.UNKNOWN_WORKSPACE_403);
                return new Served(
                        gatewayError(arrival.profile(), forbidden ? 403 : 404, forbidden ? "Forbidden" : "Not Found"),
                        "");
            }
            return limited(arrival, path, site, true, Map.of());
        }
        if (site == null) {
            return new Served(Reply.html(404, "Your Atlassian Cloud site is currently unavailable."), "");
        }
        if (site.isDataCenter()) {
            return onDataCenter(arrival, path, site);
        }
        boolean known = credentials != null && site.access().accepts(credentials);
        if (endpoint.side() == Endpoint.Side.JIRA && !known) {
            return new Served(
                    Reply.of(401, "text/plain;charset=UTF-8", "Client must be authenticated to access this resource.")
                            .with(loginHeaders(credentials)),
                    site.name());
        }
        if (endpoint.side() == Endpoint.Side.JIRA_ANONYMOUS
                && !known
                && !arrival.profile().has(Quirk.ANONYMOUS_JIRA)) {
            return new Served(
                    Json.error(401, "Client must be authenticated to access this resource.", Map.of()), site.name());
        }
        return limited(arrival, path, site, known, known ? Map.of() : loginHeaders(credentials));
    }

    private static boolean knownToHost(Site site, String authorization) {
        Site.Credentials credentials = credentials(authorization);
        return credentials == null
                ? authorization.equals("Bearer " + site.access().token())
                : site.access().acceptsPassword(credentials);
    }

    private Served onDataCenter(Arrival arrival, Map<String, String> path, Site site) {
        if (arrival.context().request().uri().length() > LONGEST_ADDRESS) {
            return new Served(Reply.html(400, "Request header is too large"), site.name());
        }
        boolean known = knownToHost(site, arrival.authorization());
        if (arrival.endpoint().side() == Endpoint.Side.DATA_CENTER_UNKNOWN) {
            return new Served(known ? DataCenterEndpoints.unknownPath() : toLogin(site), site.name());
        }
        if (arrival.endpoint().side() == Endpoint.Side.DATA_CENTER && !known) {
            String text = "Client must be authenticated to access this resource.";
            Reply refused = Reply.json(401, "{\"message\":\"" + text + "\",\"status-code\":401}");
            boolean tried = !arrival.authorization().isEmpty();
            return new Served(
                    tried ? refused.with(Map.of(LOGIN_REASON, "AUTHENTICATED_FAILED")) : refused, site.name());
        }
        return limited(arrival, path, site, known, Map.of());
    }

    static Reply toLogin(Site site) {
        return Reply.of(302, Reply.HTML, "").with(Map.of("Location", "/dc/" + site.name() + "/login.jsp"));
    }

    private static Map<String, String> loginHeaders(Site.@Nullable Credentials credentials) {
        return credentials == null ? Map.of() : Map.of(LOGIN_REASON, "AUTHENTICATED_FAILED");
    }

    private static Reply gatewayError(Profile profile, int status, String message) {
        return profile.has(Quirk.HTML_ERRORS) && status != 401
                ? Reply.html(status, message)
                : Reply.json(status, "{\"code\":" + status + ",\"message\":\"" + message + "\"}");
    }

    private Served limited(
            Arrival arrival, Map<String, String> path, Site site, boolean known, Map<String, String> extraHeaders) {
        // Data Center limits nobody unless its administrator says so.
        RateLimits.Grant grant = site.isDataCenter() && arrival.profile().requestsPerMinute() == null
                ? RateLimits.Grant.UNLIMITED
                : world.limits().take(site.name(), arrival.endpoint().name(), arrival.profile());
        Map<String, String> headers = new HashMap<>(extraHeaders);
        boolean withHeaders = grant.limit() > 0 && !arrival.profile().has(Quirk.NO_RATE_HEADERS);
        if (withHeaders) {
            headers.put("X-RateLimit-Limit", Integer.toString(grant.limit()));
            headers.put("X-RateLimit-Remaining", Integer.toString(grant.remaining()));
            headers.put("X-RateLimit-Reset", Timestamps.iso(grant.resetAt()));
            if (grant.remaining() * 5 < grant.limit()) {
                headers.put("X-RateLimit-NearLimit", "true");
            }
        }
        if (!grant.allowed()) {
            if (withHeaders) {
                headers.put("Retry-After", Long.toString(Math.max(1, (grant.resetAt() - world.now() + 999) / 1000)));
            }
            String text =
                    "Every API key is allowed to perform " + grant.limit() + " requests per minute to this endpoint";
            return new Served(Json.error(429, text, Map.of()).with(headers), site.name());
        }
        Call call = new Call(
                site,
                site.behaviour(arrival.profile()),
                world.origin(),
                world.now(),
                known,
                path,
                arrival.context().queryParams(),
                arrival.body(),
                arrival.authorization());
        Reply reply;
        try {
            reply = locked(call, arrival.endpoint());
        } catch (Refusal refusal) {
            String message = refusal.getMessage() == null ? "" : refusal.getMessage();
            reply = Json.error(refusal.status(), message, refusal.fields());
        }
        headers.putAll(reply.headers());
        return new Served(reply.with(headers), site.name());
    }

    private static Reply locked(Call call, Endpoint endpoint) {
        var locks = call.site().workspace().lock();
        boolean behind;
        locks.readLock().lock();
        try {
            behind = call.store().indexIsBehind();
        } finally {
            locks.readLock().unlock();
        }
        if (behind) {
            locks.writeLock().lock();
            try {
                call.store().catchUp();
            } finally {
                locks.writeLock().unlock();
            }
        }
        Lock lock = endpoint.writes() ? locks.writeLock() : locks.readLock();
        lock.lock();
        try {
            return endpoint.handling().reply(call);
        } finally {
            lock.unlock();
        }
    }

    private static Site.@Nullable Credentials credentials(String authorization) {
        if (!authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return null;
        }
        try {
            String pair =
                    text(Base64.getDecoder().decode(authorization.substring(6).strip()));
            int colon = pair.indexOf(':');
            return colon < 0 ? null : new Site.Credentials(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
    }
}
