package io.strongroom.worker.domain.snapshot;

/** What remains of a root in the chain of its schema, even after the snapshot itself was removed. */
public record RootSeal(SnapshotId id, String hmac) {}
