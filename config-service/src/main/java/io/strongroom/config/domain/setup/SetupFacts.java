package io.strongroom.config.domain.setup;

/** What exists, as far as the set-up is concerned. */
public record SetupFacts(boolean connected, boolean storageChosen, boolean schemasSynced) {}
