package io.strongroom.assets;

import io.strongroom.assets.call.CallObserver;
import io.strongroom.assets.call.Cancellation;
import io.strongroom.assets.call.Waiting;
import io.strongroom.assets.egress.EgressGuard;
import io.strongroom.assets.egress.EgressPolicy;
import io.strongroom.assets.egress.HostResolver;
import io.strongroom.assets.rate.LocalRateBudget;
import io.strongroom.assets.rate.PacedRate;
import io.strongroom.assets.rate.RateBudget;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.TrustOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All connections of a process to Atlassian: make one, share it, close it at the end. It starts two event-loop threads of
 * its own; callers' threads block.
 */
public final class AssetsClient implements AutoCloseable {

    private final Vertx vertx;
    private final EgressGuard guard;
    private final RetryingCalls calls;
    private final String userAgent;

    private AssetsClient(Builder settings) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false)));
        this.guard = new EgressGuard(settings.egress, settings.resolver);
        this.userAgent = settings.userAgent;
        Waiting waiting = new Waiting(settings.clock, settings.sleeper);
        TransportLimits limits = new TransportLimits(
                settings.callTimeout, settings.maxBodyBytes, settings.minBytesPerSecond, settings.slowGrace);
        RateBudget budget =
                settings.budget != null ? settings.budget : new LocalRateBudget(PacedRate.DEFAULT_HEADROOM, waiting);
        this.calls = new RetryingCalls(
                new HttpTransport(vertx, guard, limits, http(settings)),
                budget,
                settings.observer,
                waiting,
                new RetryPolicy(
                        settings.maxAttempts,
                        settings.backoff,
                        settings.longestBackoff,
                        settings.maxThrottledWait,
                        () -> ThreadLocalRandom.current().nextDouble()),
                settings.maxBodyBytes);
    }

    private static HttpClientOptions http(Builder settings) {
        return new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout((int) settings.connectTimeout.toMillis())
                .setMaxPoolSize(settings.connectionsPerHost)
                .setKeepAlive(true)
                .setKeepAliveTimeout(30)
                .setDecompressionSupported(false)
                .setMaxHeaderSize(32 * 1024)
                .setVerifyHost(true)
                .setTrustAll(false)
                .setTrustOptions(settings.trust);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** A site, reached with an account. Nothing is sent yet. */
    public CloudSite site(SiteAccess access) {
        return new CloudSite(calls(access::authorization, SiteAddresses.of(access, guard.policy())));
    }

    /** A Data Center host, reached with a personal access token. Nothing is sent yet. */
    public DataCenterSite dataCenter(DataCenterAccess access) {
        return new DataCenterSite(
                calls(access::authorization, SiteAddresses.ofDataCenter(access.url(), "assets")),
                calls(access::authorization, SiteAddresses.ofDataCenter(access.url(), "insight")));
    }

    private SiteCalls calls(Supplier<String> authorization, SiteAddresses addresses) {
        return new SiteCalls(calls, authorization, addresses, userAgent, Cancellation.NEVER);
    }

    /** The guard that every connection of this client passes. */
    public EgressGuard egress() {
        return guard;
    }

    /** Ends the connections; calls under way fail as Unreachable. */
    @Override
    public void close() {
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException failure) {
            throw new IllegalStateException("the HTTP client did not close", failure);
        }
    }

    /** Settings with safe defaults; each may be changed once before {@link #build}. */
    public static final class Builder {

        private EgressPolicy egress = EgressPolicy.publicHttps();
        private HostResolver resolver = HostResolver.SYSTEM;
        private @Nullable RateBudget budget;
        private CallObserver observer = CallObserver.NONE;
        private Clock clock = Clock.systemUTC();
        private Waiting.Sleeper sleeper = duration -> TimeUnit.NANOSECONDS.sleep(duration.toNanos());
        private String userAgent = "Strongroom";
        private Duration connectTimeout = Duration.ofSeconds(10);
        private Duration callTimeout = Duration.ofSeconds(60);
        private Duration slowGrace = Duration.ofSeconds(10);
        private int minBytesPerSecond = 1024;
        private int maxBodyBytes = 64 * 1024 * 1024;
        private int maxAttempts = 5;
        private Duration backoff = Duration.ofMillis(500);
        private Duration longestBackoff = Duration.ofSeconds(30);
        private Duration maxThrottledWait = Duration.ofDays(1);
        private int connectionsPerHost = 64;
        private @Nullable TrustOptions trust;

        private Builder() {}

        public Builder egress(EgressPolicy policy) {
            this.egress = policy;
            return this;
        }

        /** Default: the machine's resolver. */
        public Builder resolver(HostResolver hostResolver) {
            this.resolver = hostResolver;
            return this;
        }

        /** Default: a {@link LocalRateBudget} with 20 % headroom. */
        public Builder rateBudget(RateBudget rateBudget) {
            this.budget = rateBudget;
            return this;
        }

        public Builder observer(CallObserver callObserver) {
            this.observer = callObserver;
            return this;
        }

        /** Clock for dates and waits; limits of a transfer always use real time. */
        public Builder clock(Clock newClock) {
            this.clock = newClock;
            return this;
        }

        /** For tests that must not wait: goes with a clock that it advances. */
        public Builder sleeper(Waiting.Sleeper newSleeper) {
            this.sleeper = newSleeper;
            return this;
        }

        public Builder userAgent(String newUserAgent) {
            this.userAgent = newUserAgent;
            return this;
        }

        public Builder connectTimeout(Duration timeout) {
            this.connectTimeout = timeout;
            return this;
        }

        /** From the first byte sent to the last byte received. */
        public Builder callTimeout(Duration timeout) {
            this.callTimeout = timeout;
            return this;
        }

        /** A body that is slower on average, once {@code grace} is over, is abandoned and tried again. */
        public Builder minThroughput(int bytesPerSecond, Duration grace) {
            this.minBytesPerSecond = bytesPerSecond;
            this.slowGrace = grace;
            return this;
        }

        /** Of one body, compressed and decompressed. */
        public Builder maxBodyBytes(int bytes) {
            this.maxBodyBytes = bytes;
            return this;
        }

        /** The first one included; 429s do not count. */
        public Builder maxAttempts(int attempts) {
            if (attempts < 1) {
                throw new IllegalArgumentException("maxAttempts must be at least 1");
            }
            this.maxAttempts = attempts;
            return this;
        }

        /** Waits are random between zero and a value that doubles from {@code base} to {@code cap}. */
        public Builder backoff(Duration base, Duration cap) {
            this.backoff = base;
            this.longestBackoff = cap;
            return this;
        }

        /** How long one call may be held up by 429s before it fails as RateLimited. Short for interactive callers. */
        public Builder maxThrottledWait(Duration wait) {
            this.maxThrottledWait = wait;
            return this;
        }

        public Builder connectionsPerHost(int connections) {
            this.connectionsPerHost = connections;
            return this;
        }

        /** For tests with certificates of their own; everybody else trusts what the JVM trusts. */
        Builder trust(TrustOptions options) {
            this.trust = options;
            return this;
        }

        public AssetsClient build() {
            return new AssetsClient(this);
        }
    }
}
