package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.domain.storage.StorageChoice;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Where backups are kept, never with a connection string. What only one kind of storage has is null for the other. */
record StorageResponse(
        String kind,
        @Nullable String region,
        @Nullable String databaseName,
        @Nullable String host,
        @Nullable String product,
        @Nullable String version,
        @Nullable Instant checkedAt) {

    static StorageResponse from(StorageChoice choice, String region) {
        return choice.database()
                .map(own -> new StorageResponse(
                        own.kind().name(),
                        null,
                        own.name().text(),
                        own.host(),
                        own.product().name(),
                        own.product().version(),
                        own.checkedAt()))
                .orElseGet(() -> new StorageResponse(choice.kind().name(), region, null, null, null, null, null));
    }
}
