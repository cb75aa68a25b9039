package io.strongroom.config.adapter.out.mongo;

import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Updates;
import io.strongroom.config.application.port.out.Outbox;
import io.strongroom.config.domain.instance.InstanceId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.bson.Document;

/** The outbox inside the instance documents: there are few of them, so all are looked at. */
@ApplicationScoped
public class MongoOutbox implements Outbox {

    private final InstanceCollection instances;

    MongoOutbox(InstanceCollection instances) {
        this.instances = instances;
    }

    @Override
    public List<PendingEvent> pending() {
        return Guarded.call(() ->
                instances.listAll().stream().flatMap(MongoOutbox::pendingIn).toList());
    }

    @Override
    public void markPublished(PendingEvent event) {
        Guarded.call(() -> instances
                .mongoCollection()
                .updateOne(
                        Filters.eq("_id", event.event().instanceId().toString()),
                        Updates.pull(
                                InstanceDocument.PENDING_EVENTS,
                                new Document("eventId", event.event().eventId().toString()))));
    }

    private static Stream<PendingEvent> pendingIn(InstanceDocument document) {
        if (document.id == null || document.pendingEvents == null) {
            return Stream.empty();
        }
        InstanceId instanceId = InstanceId.parse(document.id);
        return document.pendingEvents.stream().map(event -> event.toDomain(instanceId));
    }
}
