package io.strongroom.config.adapter.in.startup;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.config.application.port.in.ProveCredentialKey;
import io.strongroom.config.application.port.in.ProveCredentialKey.Verdict;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Refuses to start with a key that does not open what is stored; whoever starts the service reads one line. */
@ApplicationScoped
class StartupCheck {

    static final int EXIT_WRONG_KEY = 78;
    static final int EXIT_NO_STORE = 69;

    private final ProveCredentialKey key;

    StartupCheck(ProveCredentialKey key) {
        this.key = key;
    }

    /** Before consumers and timers, which come with later priorities. */
    void check(@Observes @Priority(1) StartupEvent starting) {
        Verdict verdict;
        try {
            verdict = key.prove();
        } catch (StoreUnavailableException unavailable) {
            throw new PreventFurtherStepsException(
                    "config-service cannot start: the store at MONGODB_URI does not answer", EXIT_NO_STORE);
        }
        if (verdict == Verdict.OTHER_KEY) {
            throw new PreventFurtherStepsException(
                    "config-service cannot start: the stored credentials were sealed with another key; start with the"
                            + " key of this data in STRONGROOM_CREDENTIALS_KEY or STRONGROOM_CREDENTIALS_KEY_FILE",
                    EXIT_WRONG_KEY);
        }
    }
}
