package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.instance.InstanceChanged;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Remembers what was published; may be told to fail first. */
public final class RecordingEventPublisher implements EventPublisher {

    private final List<InstanceChanged> published = new ArrayList<>();
    private Consumer<Outbox.PendingEvent> before = event -> {};

    public void before(Consumer<Outbox.PendingEvent> action) {
        before = action;
    }

    public List<InstanceChanged> published() {
        return List.copyOf(published);
    }

    @Override
    public void publish(Outbox.PendingEvent event) {
        before.accept(event);
        published.add(event.event());
    }
}
