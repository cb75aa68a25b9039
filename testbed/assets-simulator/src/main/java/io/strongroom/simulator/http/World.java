package io.strongroom.simulator.http;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Everything that outlives a request: the sites, the profile, faults, limits, statistics and the request log. */
final class World {
    private final LongSupplier clock;
    private final Map<String, Site> byName = new ConcurrentHashMap<>();
    private final Map<String, Site> byHost = new ConcurrentHashMap<>();
    private final Map<String, Site> byWorkspace = new ConcurrentHashMap<>();
    private final Map<String, Site> byCloudId = new ConcurrentHashMap<>();
    private final RateLimits limits;
    private final Faults faults = new Faults();
    private final Stats stats = new Stats();
    private final RequestLog log = new RequestLog();
    private volatile Profile profile = Profile.DEFAULT;
    private volatile String origin = "";

    World(LongSupplier clock) {
        this.clock = clock;
        this.limits = new RateLimits(clock);
    }

    long now() {
        return clock.getAsLong();
    }

    LongSupplier clock() {
        return clock;
    }

    RateLimits limits() {
        return limits;
    }

    Faults faults() {
        return faults;
    }

    Stats stats() {
        return stats;
    }

    RequestLog log() {
        return log;
    }

    Profile profile() {
        return profile;
    }

    void profile(Profile changed) {
        profile = changed;
    }

    String origin() {
        return origin;
    }

    void origin(String address) {
        origin = address;
    }

    void add(Site site) {
        if (site.isDataCenter()) {
            byHost.put(site.name(), site);
            return;
        }
        Site old = byName.put(site.name(), site);
        if (old != null) {
            byWorkspace.remove(old.workspace().id(), old);
            byCloudId.remove(old.workspace().cloudId(), old);
        }
        byWorkspace.put(site.workspace().id(), site);
        byCloudId.put(site.workspace().cloudId(), site);
    }

    void removeSites() {
        byName.clear();
        byHost.clear();
        byWorkspace.clear();
        byCloudId.clear();
    }

    Collection<Site> sites() {
        return byName.values();
    }

    @Nullable
    Site named(String name) {
        Site site = byName.get(name);
        return site == null ? byHost.get(name) : site;
    }

    /** The site that a path means; all parts that the path names have to fit together. */
    @Nullable
    Site find(Map<String, String> path) {
        String host = path.get("host");
        if (host != null) {
            return byHost.get(host);
        }
        String workspaceId = path.get("ws");
        String name = path.get("site");
        String cloudId = path.get("cloudId");
        Site site = name != null ? byName.get(name) : workspaceId == null ? null : byWorkspace.get(workspaceId);
        boolean fits = site != null
                && (workspaceId == null || site.workspace().id().equals(workspaceId))
                && (cloudId == null || site.workspace().cloudId().equals(cloudId));
        return fits ? site : null;
    }

    /** True when some site knows the account: Atlassian accounts are not bound to one site. */
    boolean knows(Site.Credentials credentials) {
        return byName.values().stream().anyMatch(site -> site.access().accepts(credentials));
    }
}
