package io.strongroom.config.domain.setup;

/** The step of the first set-up that is still to be done. */
public enum SetupStep {
    CREDENTIALS,
    STORAGE,
    SYNC,
    DONE;

    /** The first step whose result is missing, in the order in which a person goes through them. */
    public static SetupStep following(SetupFacts facts) {
        if (!facts.connected()) {
            return CREDENTIALS;
        }
        if (!facts.storageChosen()) {
            return STORAGE;
        }
        return facts.schemasSynced() ? DONE : SYNC;
    }
}
