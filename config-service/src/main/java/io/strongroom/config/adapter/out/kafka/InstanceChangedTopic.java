package io.strongroom.config.adapter.out.kafka;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import io.strongroom.config.application.port.out.EventPublisher.PublishingRejectedException;
import io.strongroom.config.application.port.out.EventPublisher.PublishingUnavailableException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jboss.logging.Logger;

/** Makes the topic that we own, once: three partitions, and as many copies as the broker's default says. */
@ApplicationScoped
public class InstanceChangedTopic {

    public static final String NAME = "instance.changed.v1";
    private static final Logger LOGGER = Logger.getLogger(InstanceChangedTopic.class);
    private static final int PARTITIONS = 3;
    private static final int TIMEOUT_MS = 5_000;

    private final Map<String, Object> kafka;
    private volatile boolean known;

    InstanceChangedTopic(@Identifier("default-kafka-broker") Map<String, Object> kafka) {
        this.kafka = kafka;
    }

    /** Early, so that consumers find the topic before the first event; the start does not wait for the broker. */
    void prepare(@Observes StartupEvent started, ExecutorService workers) {
        workers.execute(() -> {
            try {
                ensureExists();
            } catch (PublishingUnavailableException | PublishingRejectedException notNow) {
                LOGGER.warn("the topic cannot be made now, the first event makes it errorCode=broker.unavailable");
            }
        });
    }

    /** Blocks for at most some seconds; throws {@link PublishingUnavailableException} when no broker answers. */
    public void ensureExists() {
        if (known) {
            return;
        }
        Map<String, Object> settings = new HashMap<>();
        settings.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.get(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG));
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_MS);
        try (Admin admin = Admin.create(settings)) {
            admin.createTopics(List.of(new NewTopic(NAME, Optional.of(PARTITIONS), Optional.empty())))
                    .all()
                    .get(TIMEOUT_MS, TimeUnit.MILLISECONDS);
        } catch (ExecutionException refused) {
            if (!(refused.getCause() instanceof TopicExistsException)) {
                throw refused.getCause() instanceof RetriableException
                        ? new PublishingUnavailableException(refused)
                        : new PublishingRejectedException(refused);
            }
        } catch (TimeoutException noAnswer) {
            throw new PublishingUnavailableException(noAnswer);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new PublishingUnavailableException(stopped);
        }
        known = true;
    }
}
