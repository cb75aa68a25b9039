package io.strongroom.scheduler.domain.backup;

/** A backup that has not ended. {@code sequence} is that of the last report; 0 while the worker has said nothing. */
public record ActiveBackup(
        BackupRequest request, long sequence, BackupState state, Progress progress, boolean stopRequested) {
    static ActiveBackup requested(BackupRequest request) {
        return new ActiveBackup(request, 0, BackupState.IN_QUEUE, Progress.NONE, false);
    }

    ActiveBackup stopping() {
        return new ActiveBackup(request, sequence, BackupState.STOPPING, progress, true);
    }

    // between the request to stop and the worker's answer the worker still reports IN_PROGRESS
    ActiveBackup reported(BackupReport.Running report) {
        BackupState next = stopRequested ? BackupState.STOPPING : report.state();
        return new ActiveBackup(request, report.sequence(), next, report.progress(), stopRequested);
    }
}
