package io.strongroom.config.adapter.out.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.config.application.port.in.PublishPendingEvents;
import java.util.concurrent.atomic.AtomicInteger;

/** Counts published events and shows how many wait. */
public final class MeteredPublishPendingEvents implements PublishPendingEvents {

    private final PublishPendingEvents delegate;
    private final Counter published;
    private final AtomicInteger pending;

    public MeteredPublishPendingEvents(PublishPendingEvents delegate, MeterRegistry meters) {
        this.delegate = delegate;
        this.published = meters.counter("instance_events_published");
        this.pending = new AtomicInteger();
        meters.gauge("instance_events_pending", pending);
    }

    @Override
    public Report publish() {
        Report report = delegate.publish();
        published.increment(report.published());
        pending.set(report.left());
        return report;
    }
}
