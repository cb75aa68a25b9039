package io.strongroom.sync.adapter;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** The timer does not sweep, so a test sees what it put into the outbox. */
public final class QuietOutbox implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("quarkus.scheduler.enabled", "false");
    }
}
