package io.strongroom.config.application.port.in;

/** Finds out, before anything is served, whether the configured keys open what is stored. */
public interface ProveCredentialKey {

    Verdict prove();

    /** Whether stored secrets can be opened with the configured keys. */
    enum Verdict {
        SAME_KEY,
        OTHER_KEY,
        /** The keys are ours, but one that still seals a secret is not among them any more. */
        KEY_REMOVED_TOO_EARLY
    }
}
