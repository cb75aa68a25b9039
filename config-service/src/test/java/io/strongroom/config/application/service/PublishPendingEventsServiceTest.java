package io.strongroom.config.application.service;

import static io.strongroom.config.domain.instance.InstanceFixtures.NOW;
import static io.strongroom.config.domain.instance.InstanceFixtures.OTHER_WORKSPACE;
import static io.strongroom.config.domain.instance.InstanceFixtures.WORKSPACE;
import static io.strongroom.config.domain.instance.InstanceFixtures.aConnection;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.PublishPendingEvents;
import io.strongroom.config.application.port.in.PublishPendingEvents.Report;
import io.strongroom.config.application.port.out.EventPublisher.PublishingRejectedException;
import io.strongroom.config.application.port.out.EventPublisher.PublishingUnavailableException;
import io.strongroom.config.application.port.out.InMemoryInstanceRepository;
import io.strongroom.config.application.port.out.RecordingEventPublisher;
import io.strongroom.config.domain.instance.InstanceChanged;
import io.strongroom.config.domain.instance.InstanceChanged.Change;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishPendingEventsServiceTest {

    private final InMemoryInstanceRepository instances = new InMemoryInstanceRepository();
    private final RecordingEventPublisher publisher = new RecordingEventPublisher();
    private final PublishPendingEvents events = new PublishPendingEventsService(instances, publisher);

    @BeforeEach
    void threeEventsWait() {
        instances.save(aConnection(WORKSPACE, 1));
        instances.save(aConnection(WORKSPACE, 1).removed(NOW));
        instances.save(aConnection(OTHER_WORKSPACE, 2));
    }

    @Test
    void whatWaitsIsPublishedInOrderAndThenGone() {
        assertThat(events.publish()).isEqualTo(new Report(3, 0));

        assertThat(publisher.published())
                .extracting(InstanceChanged::change)
                .containsExactly(Change.CREATED, Change.DELETED, Change.CREATED);
        assertThat(instances.pending()).isEmpty();
        assertThat(events.publish()).isEqualTo(new Report(0, 0));
    }

    @Test
    void duringAnOutageNothingIsLost() {
        publisher.before(event -> {
            throw new PublishingUnavailableException(new IOException("away"));
        });

        assertThat(events.publish()).isEqualTo(new Report(0, 3));
        assertThat(instances.pending()).hasSize(3);
    }

    @Test
    void afterAnOutageTheSameEventsFollowWithTheSameIds() {
        UUID first = instances.pending().get(0).event().eventId();
        publisher.before(event -> {
            throw new PublishingUnavailableException(new IOException("away"));
        });
        events.publish();
        publisher.before(event -> {});

        events.publish();

        assertThat(publisher.published())
                .first()
                .extracting(InstanceChanged::eventId)
                .isEqualTo(first);
    }

    @Test
    void anEventThatTheBrokerRefusesHoldsBackItsInstanceOnly() {
        publisher.before(event -> {
            if (event.event().profile().workspaceId().filter(WORKSPACE::equals).isPresent()) {
                throw new PublishingRejectedException(new IOException("too large"));
            }
        });

        assertThat(events.publish()).isEqualTo(new Report(1, 2));
        assertThat(publisher.published())
                .extracting(event -> event.profile().workspaceId().orElseThrow())
                .containsExactly(OTHER_WORKSPACE);
    }
}
