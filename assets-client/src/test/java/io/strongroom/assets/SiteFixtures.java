package io.strongroom.assets;

import io.strongroom.assets.egress.EgressPolicy;
import io.strongroom.assets.rate.RateBudget;
import java.net.URI;

/** A site on this machine. */
final class SiteFixtures {

    static final String WORKSPACE = "11111111-2222-4333-8444-555555555555";
    static final String TOKEN = "ATATT-very-secret";
    static final String EMAIL = "bot@example.com";

    private SiteFixtures() {}

    static SiteAccess access(int port) {
        return new SiteAccess(
                URI.create("http://127.0.0.1:" + port + "/sites/acme"), WORKSPACE, EMAIL, Secret.of(TOKEN));
    }

    static AssetsClient.Builder client(int port, FakeTime time) {
        return AssetsClient.builder()
                .egress(EgressPolicy.allowing("127.0.0.1:" + port))
                .rateBudget(RateBudget.UNLIMITED)
                .clock(time)
                .sleeper(time)
                .maxAttempts(3);
    }
}
