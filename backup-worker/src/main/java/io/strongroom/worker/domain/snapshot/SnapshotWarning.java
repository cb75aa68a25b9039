package io.strongroom.worker.domain.snapshot;

/** Something the reader of a snapshot has to know about it; {@code code} is stable, {@code detail} is for people. */
public record SnapshotWarning(String code, String detail, long count) {}
