package io.strongroom.sync.adapter.out.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.strongroom.sync.application.port.out.SyncMeter;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

@ApplicationScoped
class MicrometerSyncMeter implements SyncMeter {
    private final MeterRegistry metrics;

    MicrometerSyncMeter(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void instanceSynced(String outcome, Duration duration) {
        Timer.builder("schema_sync_duration")
                .tag("outcome", outcome)
                .register(metrics)
                .record(duration);
    }

    @Override
    public void schemaChanged(String status) {
        metrics.counter("schema_changes", "status", status).increment();
    }
}
