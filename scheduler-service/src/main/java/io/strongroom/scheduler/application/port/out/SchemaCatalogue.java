package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.time.ZoneId;
import java.util.Optional;

/** What schema-sync-service knows about a schema at this moment. Reads only; may be repeated. Blocks. */
public interface SchemaCatalogue {
    /** Throws {@link UnavailableException} or {@link RejectedException}. */
    Optional<SchemaFacts> find(SchemaId schemaId);

    /** {@code timeZone} is the site's. {@code status} is ACTIVE, INACTIVE, DELETED or SYNC_ERROR; only an active schema can be backed up. */
    record SchemaFacts(
            SchemaId schemaId,
            InstanceId instanceId,
            String sourceId,
            String name,
            String status,
            Optional<ZoneId> timeZone) {
        public boolean backupable() {
            return status.equals("ACTIVE");
        }
    }

    /** No answer, or none in time; later may help. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, Throwable cause) {
            super(message, cause);
        }
    }

    /** The call itself was refused or its answer makes no sense; repeating does not help. */
    final class RejectedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public RejectedException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
