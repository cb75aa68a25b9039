package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.application.port.out.SchemaCatalogue.SchemaFacts;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.util.Optional;

/**
 * What this service was told about schemas and instances, so that schedules run while nobody else answers. Blocks; throws
 * {@link StoreUnavailableException} while the store is away.
 */
public interface KnownCatalogue {

    /** Empty when it was never told, or told that the schema is not listed any more. */
    Optional<SchemaFacts> schema(SchemaId schemaId);

    /** Whether the instance is known to be no source of schemas any more. */
    boolean isGone(InstanceId instanceId);

    /** May be repeated: an older revision is passed over, the same one is taken again. */
    Noted note(SchemaFacts facts, boolean listed, long revision);

    /** As for schemas. */
    Noted note(InstanceId instanceId, boolean present, long revision);

    enum Noted {
        TAKEN,
        PASSED_OVER
    }
}
