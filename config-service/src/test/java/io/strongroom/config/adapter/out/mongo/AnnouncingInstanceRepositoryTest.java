package io.strongroom.config.adapter.out.mongo;

import static io.strongroom.config.domain.instance.InstanceFixtures.NOW;
import static io.strongroom.config.domain.instance.InstanceFixtures.aConnection;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.out.InMemoryInstanceRepository;
import io.strongroom.config.application.port.out.InstanceRepository;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AnnouncingInstanceRepositoryTest {

    private final AtomicInteger announcements = new AtomicInteger();
    private final InstanceRepository instances =
            new AnnouncingInstanceRepository(new InMemoryInstanceRepository(), announcements::incrementAndGet);

    @Test
    void aSavedEventIsAnnounced() {
        instances.save(aConnection());

        assertThat(announcements).hasValue(1);
    }

    @Test
    void whatWasNotSavedIsNotAnnounced() {
        instances.save(aConnection().removed(NOW));

        assertThat(announcements).hasValue(0);
    }

    @Test
    void aChangeWithoutAnEventIsNotAnnounced() {
        instances.save(aConnection());
        instances.save(aConnection().schemasSynced(NOW));

        assertThat(announcements).hasValue(1);
    }
}
