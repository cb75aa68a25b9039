package io.strongroom.scheduler.application.port.out;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

public final class RecordingEventPublisher implements EventPublisher {
    private final List<PendingEvent> published = new CopyOnWriteArrayList<>();
    private volatile boolean down;

    @Override
    public void publish(PendingEvent event) {
        if (down) {
            throw new UnavailableException("broker is down", new IOException());
        }
        published.add(event);
    }

    public void goDown() {
        down = true;
    }

    public void comeBack() {
        down = false;
    }

    public List<PendingEvent> published() {
        return published;
    }
}
