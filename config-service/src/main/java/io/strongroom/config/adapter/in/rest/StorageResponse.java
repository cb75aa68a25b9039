package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.domain.storage.StorageChoice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where backups are kept. What only a database of one's own has is null for managed storage. */
record StorageResponse(
        String kind,
        @Nullable String region,
        @Nullable String databaseName,
        @Nullable String host,
        @Nullable String product,
        @Nullable String version,
        @Nullable Instant checkedAt) {

    static StorageResponse from(StorageChoice choice, String region) {
        return new StorageResponse(choice.kind().name(), region, null, null, null, null, null);
    }
}
