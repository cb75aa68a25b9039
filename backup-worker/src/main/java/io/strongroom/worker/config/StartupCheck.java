package io.strongroom.worker.config;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.port.out.SnapshotStoreRejectedException;
import io.strongroom.worker.application.port.out.SnapshotStoreUnavailableException;
import io.strongroom.worker.application.port.out.WrongKeyException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;

/** Refuses to start with a key that does not open what is stored; whoever starts the worker reads one line. */
@ApplicationScoped
class StartupCheck {
    static final int EXIT_UNUSABLE_KEY = 78;
    static final int EXIT_NO_STORE = 69;

    private final Instance<SnapshotKeys> keys;

    StartupCheck(Instance<SnapshotKeys> keys) {
        this.keys = keys;
    }

    /** Before everybody: timers start with priority 0. */
    void check(@Observes @Priority(Integer.MIN_VALUE) StartupEvent starting) {
        try {
            keys.get().currentEpoch();
        } catch (WrongKeyException e) {
            throw refusal(EXIT_UNUSABLE_KEY, e.getMessage());
        } catch (SnapshotStoreUnavailableException | SnapshotStoreRejectedException e) {
            throw refusal(EXIT_NO_STORE, "the store at MONGODB_URI does not answer");
        }
    }

    /** The exception alone would leave the process waiting. */
    private static PreventFurtherStepsException refusal(int exitCode, String reason) {
        System.err.println("backup-worker cannot start: " + reason);
        Quarkus.asyncExit(exitCode);
        return new PreventFurtherStepsException(exitCode);
    }
}
