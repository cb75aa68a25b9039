package io.strongroom.config.config;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.config.adapter.out.crypto.CredentialKey.UnusableKeyException;
import io.strongroom.config.application.port.in.ProveCredentialKey;
import io.strongroom.config.application.port.in.ProveCredentialKey.Verdict;
import io.strongroom.config.application.port.out.StoreUnavailableException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Provider;
import java.time.Duration;
import org.jboss.logging.Logger;

/**
 * Refuses to start with a key that cannot be used or does not open what is stored. Whoever starts the service reads one
 * line and no stack trace, and gets an exit status of {@code sysexits.h}.
 */
@ApplicationScoped
class StartupCheck {

    private static final Logger LOGGER = Logger.getLogger(StartupCheck.class);
    private static final Duration STORE_PATIENCE = Duration.ofSeconds(30);
    private static final int EXIT_STORE_UNAVAILABLE = 69;
    private static final int EXIT_CONFIGURATION = 78;

    /** Asked late: building it reads the key. */
    private final Provider<ProveCredentialKey> key;

    StartupCheck(Provider<ProveCredentialKey> key) {
        this.key = key;
    }

    /** Before everybody: timers start with priority 0. */
    void check(@Observes @Priority(Integer.MIN_VALUE) StartupEvent starting) {
        Verdict verdict;
        try {
            verdict = proveWithin(STORE_PATIENCE);
        } catch (UnusableKeyException unusable) {
            throw refusal(EXIT_CONFIGURATION, String.valueOf(unusable.getMessage()));
        } catch (StoreUnavailableException unavailable) {
            throw refusal(
                    EXIT_STORE_UNAVAILABLE,
                    "the store at MONGODB_URI does not answer for " + STORE_PATIENCE.toSeconds() + " s");
        }
        if (verdict == Verdict.KEY_REMOVED_TOO_EARLY) {
            throw refusal(
                    EXIT_CONFIGURATION,
                    "a key was removed that still seals stored secrets; put it back behind the new one in"
                            + " STRONGROOM_CREDENTIALS_KEY or STRONGROOM_CREDENTIALS_KEY_FILE until"
                            + " secrets_under_older_keys is 0");
        }
        if (verdict == Verdict.OTHER_KEY) {
            throw refusal(
                    EXIT_CONFIGURATION,
                    "the stored credentials were sealed with another key; start with the key of this data in"
                            + " STRONGROOM_CREDENTIALS_KEY or STRONGROOM_CREDENTIALS_KEY_FILE");
        }
    }

    /** The store may be starting too. Each attempt waits for it by itself, so there is no pause between them. */
    private Verdict proveWithin(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        boolean told = false;
        while (true) {
            try {
                return key.get().prove();
            } catch (StoreUnavailableException unavailable) {
                if (System.nanoTime() >= end) {
                    throw unavailable;
                }
                if (!told) {
                    LOGGER.warn("store does not answer yet, the start waits for it errorCode=store.unavailable");
                    told = true;
                }
            }
        }
    }

    /** The exception alone ends the start but not the process, and Quarkus prints no message of it. */
    private static PreventFurtherStepsException refusal(int exitCode, String reason) {
        System.err.println("config-service cannot start: " + reason);
        Quarkus.asyncExit(exitCode);
        return new PreventFurtherStepsException(exitCode);
    }
}
