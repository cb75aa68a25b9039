package io.strongroom.config.application.port.out;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.FieldProblem;
import io.strongroom.config.domain.storage.DatabaseName;
import io.strongroom.config.domain.storage.DetectedProduct;
import io.strongroom.config.domain.storage.StorageConnection;
import io.strongroom.config.domain.storage.StorageKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds what the test says, and remembers what it was asked to look at. */
public final class ScriptedStorageInspector implements StorageInspector {

    public final List<StorageConnection> inspected = new ArrayList<>();

    private Inspection next = new Usable("h:27017", new DetectedProduct("MongoDB-compatible", "8.0", Optional.empty()));

    @Override
    public Inspection inspect(StorageConnection connection, DatabaseName database) {
        inspected.add(connection);
        return next;
    }

    public void finds(StorageKind kind) {
        next = new Usable("h:27017", new DetectedProduct("Product of " + kind, "1", Optional.of(kind)));
    }

    public void refuses(FieldCode code) {
        next = new Refused(new FieldProblem("connectionString", code, "No."));
    }
}
