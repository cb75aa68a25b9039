package io.strongroom.config.adapter.in.rest;

import io.strongroom.config.application.port.in.ChooseStorage;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The body of PUT /storage; what is missing or wrong in it is for the core to say. */
record StorageRequest(
        @Schema(enumeration = {"MANAGED", "MONGODB", "DOCUMENTDB", "COSMOSDB"}) @Nullable String kind,
        @Nullable String connectionString,
        @Nullable String databaseName) {

    ChooseStorage.Command toCommand() {
        return new ChooseStorage.Command(kind, connectionString, databaseName);
    }

    /** A connection string holds a password. */
    @Override
    public String toString() {
        return "StorageRequest[redacted]";
    }
}
