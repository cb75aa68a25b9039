package io.strongroom.config.adapter.out.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.config.application.port.in.ManageInstances;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.InstanceId;
import java.util.Optional;

/** Counts how attempts to add, change or check an instance end. */
public final class MeteredManageInstances implements ManageInstances {

    private final ManageInstances delegate;
    private final MeterRegistry meters;

    public MeteredManageInstances(ManageInstances delegate, MeterRegistry meters) {
        this.delegate = delegate;
        this.meters = meters;
    }

    @Override
    public Page list(Query query) {
        return delegate.list(query);
    }

    @Override
    public Optional<ActiveInstance> find(InstanceId id) {
        return delegate.find(id);
    }

    @Override
    public Outcome add(Command command) {
        return counted(delegate.add(command));
    }

    @Override
    public Outcome change(InstanceId id, Command command) {
        return counted(delegate.change(id, command));
    }

    @Override
    public Outcome check(InstanceId id) {
        return counted(delegate.check(id));
    }

    @Override
    public Removal remove(InstanceId id) {
        return delegate.remove(id);
    }

    private Outcome counted(Outcome outcome) {
        String label = outcome.match(
                saved -> "right",
                rejected -> "rejected",
                notFound -> "not_found",
                changed -> "changed_meanwhile",
                busy -> "site_busy");
        meters.counter("instance_checks", "outcome", label).increment();
        return outcome;
    }
}
