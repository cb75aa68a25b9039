package io.strongroom.scheduler.application.port.in;

import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.InstanceId;

/** Takes what the other services say about instances and schemas. Repeated and late news are welcome. */
public interface FollowCatalogue {
    Taken take(InstanceNews news, String correlationId);

    Taken take(SchemaNews news, String correlationId);

    /** What an instance is from {@code revision} on; {@code source} says whether its schemas can be backed up. */
    record InstanceNews(InstanceId instanceId, boolean source, boolean connection, long revision) {}

    /** What a schema is from {@code revision} on; one that is not listed was deleted from the app. */
    record SchemaNews(SchemaFacts facts, boolean listed, long revision) {}

    enum Taken {
        APPLIED,
        IGNORED
    }
}
