package io.strongroom.scheduler.adapter.in.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.strongroom.scheduler.application.port.in.FollowCatalogue.SchemaNews;
import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The fields of schema.changed.v1 that this service reads. {@code removed} means: deleted from the app. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SchemaChangedMessage(
        String schemaId,
        String instanceId,
        String sourceId,
        String name,
        String status,
        long revision,
        @Nullable Boolean removed) {

    SchemaNews toNews() {
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be positive");
        }
        SchemaFacts facts = new SchemaFacts(
                new SchemaId(Objects.requireNonNull(schemaId, "schemaId")),
                new InstanceId(Objects.requireNonNull(instanceId, "instanceId")),
                Objects.requireNonNull(sourceId, "sourceId"),
                Objects.requireNonNull(name, "name"),
                Objects.requireNonNull(status, "status"),
                Optional.empty());
        return new SchemaNews(facts, !Boolean.TRUE.equals(removed), revision);
    }
}
