package io.strongroom.worker.domain.job;

/** One object that could not be read although its neighbours could, with what the site answered. */
public record Quarantined(long typeId, long objectId, String reason) {}
