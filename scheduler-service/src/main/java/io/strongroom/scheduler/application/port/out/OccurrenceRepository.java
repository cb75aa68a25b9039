package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.time.Instant;
import java.util.List;

/** What became of due times. Blocks; throws {@link StoreUnavailableException} while the store is away. */
public interface OccurrenceRepository {

    /** May be repeated; the first account of a due time is kept. */
    void add(Occurrence occurrence);

    Page list(SchemaId schemaId, int page, int size, boolean newestFirst);

    /** Forgets those of due times before {@code end}. */
    void removeBefore(Instant end);

    record Page(List<Occurrence> items, long total) {
        public Page {
            items = List.copyOf(items);
        }
    }
}
