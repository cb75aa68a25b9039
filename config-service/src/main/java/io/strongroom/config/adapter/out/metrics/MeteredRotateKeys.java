package io.strongroom.config.adapter.out.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.config.application.port.in.RotateKeys;
import java.util.concurrent.atomic.AtomicInteger;

/** Shows when an older key may be removed, and that a changed configuration was refused. */
public final class MeteredRotateKeys implements RotateKeys {

    private final RotateKeys delegate;
    private final AtomicInteger underOlderKeys = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final Counter sealedAnew;

    public MeteredRotateKeys(RotateKeys delegate, MeterRegistry meters) {
        this.delegate = delegate;
        this.sealedAnew = meters.counter("secrets_sealed_anew");
        meters.gauge("secrets_under_older_keys", underOlderKeys);
        meters.gauge("secret_keys_refused", refused);
    }

    @Override
    public Report rotate() {
        Report report = delegate.rotate();
        underOlderKeys.set(report.left());
        refused.set(report.refusal().isPresent() ? 1 : 0);
        sealedAnew.increment(report.sealedAnew());
        return report;
    }
}
