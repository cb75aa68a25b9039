package io.strongroom.worker.adapter;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A worker that hears and answers and takes up nothing, so that a test finds what it put into the ledger. */
public final class IdleWorker implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "quarkus.scheduler.enabled", "false",
                "strongroom.worker.coordinated-jobs", "0",
                "strongroom.worker.task-slots", "0",
                "strongroom.worker.snapshot-key.value", "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=",
                "strongroom.worker.store.folder", "target/idle-worker-store");
    }
}
