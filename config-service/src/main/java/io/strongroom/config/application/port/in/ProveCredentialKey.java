package io.strongroom.config.application.port.in;

/** Finds out, before anything is served, whether the configured key is the one that sealed what is stored. */
public interface ProveCredentialKey {

    Verdict prove();

    /** Whether stored credentials can be opened with the configured key. */
    enum Verdict {
        SAME_KEY,
        OTHER_KEY
    }
}
