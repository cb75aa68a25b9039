package io.strongroom.config.adapter.out.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.config.application.port.in.ChooseStorage;
import io.strongroom.config.domain.storage.StorageChoice;
import java.util.Optional;

/** Counts how choices of a storage end. */
public final class MeteredChooseStorage implements ChooseStorage {

    private final ChooseStorage delegate;
    private final MeterRegistry meters;

    public MeteredChooseStorage(ChooseStorage delegate, MeterRegistry meters) {
        this.delegate = delegate;
        this.meters = meters;
    }

    @Override
    public Outcome choose(Command command) {
        Outcome outcome = delegate.choose(command);
        String label = outcome.match(chosen -> "chosen", rejected -> "rejected");
        meters.counter("storage_checks", "outcome", label).increment();
        return outcome;
    }

    @Override
    public Optional<StorageChoice> chosen() {
        return delegate.chosen();
    }
}
