package io.strongroom.config.adapter.out.mongo;

import io.strongroom.config.application.port.out.InstanceRepository;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceId;
import java.util.List;
import java.util.Optional;

/** Says that the outbox has something new, so that nobody has to wait for the timer. */
public final class AnnouncingInstanceRepository implements InstanceRepository {

    private final InstanceRepository delegate;
    private final Runnable announcement;

    /** @param announcement must return at once and must not throw */
    public AnnouncingInstanceRepository(InstanceRepository delegate, Runnable announcement) {
        this.delegate = delegate;
        this.announcement = announcement;
    }

    @Override
    public Optional<Instance> find(InstanceId id) {
        return delegate.find(id);
    }

    @Override
    public List<Instance> findAll() {
        return delegate.findAll();
    }

    @Override
    public SaveOutcome save(Instance instance) {
        SaveOutcome outcome = delegate.save(instance);
        if (outcome == SaveOutcome.SAVED && !instance.raised().isEmpty()) {
            announcement.run();
        }
        return outcome;
    }
}
