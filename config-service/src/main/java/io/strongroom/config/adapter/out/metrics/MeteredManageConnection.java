package io.strongroom.config.adapter.out.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.config.application.port.in.ManageConnection;
import io.strongroom.config.domain.instance.ActiveInstance;
import java.util.Optional;

/** Counts how attempts to connect end. */
public final class MeteredManageConnection implements ManageConnection {

    private final ManageConnection delegate;
    private final MeterRegistry meters;

    public MeteredManageConnection(ManageConnection delegate, MeterRegistry meters) {
        this.delegate = delegate;
        this.meters = meters;
    }

    @Override
    public Outcome connect(Command command) {
        Outcome outcome = delegate.connect(command);
        String label = outcome.match(
                connected -> "connected", rejected -> "rejected", changed -> "changed_meanwhile", busy -> "site_busy");
        meters.counter("connection_checks", "outcome", label).increment();
        return outcome;
    }

    @Override
    public Optional<ActiveInstance> current() {
        return delegate.current();
    }

    @Override
    public Disconnection disconnect() {
        return delegate.disconnect();
    }

    @Override
    public void removeSuperseded() {
        delegate.removeSuperseded();
    }
}
