package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.BackupRequest;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.storage.StorageId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The jobs of all workers, in the document store. Every method blocks, may be repeated, and throws {@link
 * LedgerUnavailableException} when the store does not answer.
 */
public interface JobLedger {

    /** The store's clock, the only one that leases are measured by. */
    Instant now();

    /** Inserts the job; false when a job of this id exists already, which then stays as it is. */
    boolean add(Job job);

    Optional<Job> find(BackupId id);

    /**
     * Applies the change to the stored job by compare-and-set, again and again until nobody interferes. The change may be
     * called several times; returning its argument stores nothing.
     *
     * @return the job as it is stored now
     * @throws java.util.NoSuchElementException when there is no such job
     */
    Job change(BackupId id, UnaryOperator<Job> change);

    /** Extends the lease if the fence is still the holder's; false when somebody else took over. */
    boolean heartbeat(BackupId id, long fence);

    /** Everything that has not ended, oldest request first. */
    List<Job> active();

    /** Jobs whose newest sequence was not yet published. */
    List<Job> unpublished();

    /** Records that this sequence and all before it are published. */
    void published(BackupId id, long sequence);

    /** A stop that came before its request; acceptance looks here. */
    void rememberStop(BackupId id, Instant requestedAt);

    boolean stopWasRemembered(BackupId id);

    Page list(Query query);

    /** Every storage that a job names, also a removed one. */
    Set<StorageId> storages();

    /**
     * Turns a job that has ended into a tombstone: nothing shows it any more, and its id stays taken, so that a repeated
     * request is not run again. An active job stays as it is.
     */
    void remove(BackupId id);

    /** Removed jobs, as they were, whose removal was not told; their sequence is that of the event that tells it. */
    List<Job> removals();

    /** Records that the removal is told. Nothing else is known of the job from then on. */
    void removalTold(BackupId id);

    /** Which backups to list; {@code from} is inclusive and {@code to} exclusive, by the time of the request. */
    record Query(
            String schemaId,
            Optional<BackupRequest.Trigger> trigger,
            Optional<Instant> from,
            Optional<Instant> to,
            boolean newestFirst,
            int page,
            int size) {}

    /** One page and the number of all that match. */
    record Page(List<Job> jobs, long total) {}
}
