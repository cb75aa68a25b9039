package io.strongroom.scheduler.adapter.out.kafka;

import io.smallrye.common.annotation.Identifier;
import io.strongroom.scheduler.application.port.out.EventPublisher;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The producer creates its topics, once, before the first event goes out. */
@ApplicationScoped
class Topics {
    static final String REQUESTED = "backup.requested.v1";
    static final String STOP_REQUESTED = "backup.stop-requested.v1";
    static final String SCHEDULE_CHANGED = "schedule.changed.v1";

    private static final int PARTITIONS = 3;
    private static final int TIMEOUT_MS = 10_000;

    private final Map<String, Object> kafka;
    private boolean created;

    Topics(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    synchronized void ensure() {
        if (created) {
            return;
        }
        Map<String, Object> settings = new HashMap<>(kafka);
        settings.put("request.timeout.ms", TIMEOUT_MS / 2);
        settings.put("default.api.timeout.ms", TIMEOUT_MS);
        try (Admin admin = Admin.create(settings)) {
            for (String name : List.of(REQUESTED, STOP_REQUESTED, SCHEDULE_CHANGED)) {
                create(admin, name);
            }
            created = true;
        }
    }

    private static void create(Admin admin, String name) {
        // the broker's own default decides how often a topic is replicated
        NewTopic topic = new NewTopic(name, Optional.of(PARTITIONS), Optional.empty());
        try {
            admin.createTopics(List.of(topic)).all().get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new EventPublisher.UnavailableException("topic cannot be created", e);
            }
        } catch (TimeoutException e) {
            throw new EventPublisher.UnavailableException("broker does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EventPublisher.UnavailableException("interrupted", e);
        }
    }
}
