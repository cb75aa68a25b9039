package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.BackupRequest;

/** Lets everything that a thread logs during a piece of work say which backup it belongs to. */
public interface LogContext {

    void within(BackupRequest request, Runnable work);
}
