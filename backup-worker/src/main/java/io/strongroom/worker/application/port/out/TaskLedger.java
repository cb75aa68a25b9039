package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The tasks of running backups. A task is changed only by the holder of its lease; the store checks the fence with every
 * write. Blocks; throws {@link LedgerUnavailableException} when the store does not answer.
 */
public interface TaskLedger {

    /** Inserts those that are not there yet; planning twice is harmless. */
    void plan(List<Task> tasks);

    /** In the order in which they were planned to run, longest first. */
    List<Task> of(BackupId id);

    /** As it was checkpointed last. */
    Optional<Task> find(TaskId id);

    /** Takes the longest task of the backup that is ready or whose holder's lease ran out; empty when there is none. */
    Optional<Task> claim(BackupId id, String owner);

    /**
     * Stores what the holder did, if the stored fence is that of the task's lease.
     *
     * @throws LeaseLostException when the fence is not the holder's any more; nothing was stored
     */
    void save(Task task);

    /** Extends the lease if the fence is still the holder's; false when somebody else took over. */
    boolean heartbeat(TaskId id, long fence);

    /** How many tasks of this instance are being worked on, by any worker. */
    long running(String instanceId);

    /** How many tasks wait for a worker. */
    long ready();

    /** Every backup that has tasks, whether it runs or not. */
    Set<BackupId> backups();

    /** Removes the tasks of a backup that ended. */
    void forget(BackupId id);
}
