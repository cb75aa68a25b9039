package io.strongroom.scheduler.domain.backup;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The one place a schema has for a running backup. Saved by compare-and-set on {@code revision}, it makes
 * "one active backup per schema" hold across replicas.
 */
public final class BackupSlot {
    private final SchemaId schemaId;
    private final long revision;
    private final Occupancy occupancy;
    private final Optional<Decision> lastDecision;

    private BackupSlot(SchemaId schemaId, long revision, Occupancy occupancy, Optional<Decision> lastDecision) {
        this.schemaId = schemaId;
        this.revision = revision;
        this.occupancy = occupancy;
        this.lastDecision = lastDecision;
    }

    /** A slot that has never been saved. */
    public static BackupSlot neverUsed(SchemaId schemaId) {
        return new BackupSlot(schemaId, 0, new Free(), Optional.empty());
    }

    public static BackupSlot reconstitute(
            SchemaId schemaId, long revision, Occupancy occupancy, Optional<Decision> lastDecision) {
        return new BackupSlot(schemaId, revision, occupancy, lastDecision);
    }

    public RequestDecision request(BackupRequest request) {
        if (!request.schemaId().equals(schemaId)) {
            throw new IllegalArgumentException("schemaId is not that of the slot");
        }
        return occupancy.match(
                () -> new Granted(
                        with(new Occupied(ActiveBackup.requested(request))), new BackupEvent.Requested(request)),
                active -> new Refused(active.request().backupId()));
    }

    /** Stopping twice is one stop. */
    public StopDecision stop(BackupId backupId, Instant now) {
        return active(backupId)
                .<StopDecision>map(active -> active.stopRequested()
                        ? new AlreadyStopping()
                        : new StopAccepted(
                                with(active.stopping()),
                                new BackupEvent.StopRequested(
                                        backupId, active.request().instanceId(), now)))
                .orElseGet(NotActive::new);
    }

    /** A report of another backup, or one whose sequence was passed, changes nothing. */
    public ReportDecision report(BackupReport report) {
        return active(report.backupId())
                .filter(active -> report.sequence() > active.sequence())
                .<ReportDecision>map(active -> {
                    if (report instanceof BackupReport.Ended ended) {
                        return new Ended(
                                with(new Free()),
                                new EndedBackup(
                                        active.request(), ended.outcome(), ended.finishedAt(), ended.progress()));
                    }
                    return new Moved(with(active.reported((BackupReport.Running) report)));
                })
                .orElseGet(Ignored::new);
    }

    public Optional<ActiveBackup> active(BackupId backupId) {
        return occupancy
                .match(Optional::<ActiveBackup>empty, Optional::of)
                .filter(active -> active.request().backupId().equals(backupId));
    }

    /**
     * Decides on a run of the schedule: its backup is asked for unless one is under way. A run that was decided on, or
     * lies before one that was, is not decided on again.
     *
     * @param reason why it comes now, empty when it is on time
     */
    public RunDecision run(BackupRequest request, Instant at, List<Instant> missed, String reason, Instant now) {
        if (!request.schemaId().equals(schemaId)) {
            throw new IllegalArgumentException("schemaId is not that of the slot");
        }
        return undecided(
                at,
                () -> occupancy.match(
                        () -> {
                            Occurrence occurrence = new Occurrence(
                                    schemaId,
                                    at,
                                    Occurrence.Outcome.REQUESTED,
                                    Optional.of(request.backupId()),
                                    reason,
                                    now);
                            BackupSlot taken = new BackupSlot(
                                    schemaId,
                                    revision,
                                    new Occupied(ActiveBackup.requested(request)),
                                    Optional.of(new Decision(occurrence, missed)));
                            return new Decided(taken, Optional.of(new BackupEvent.Requested(request)));
                        },
                        active -> decided(Occurrence.skipped(schemaId, at, "backup.already-active", now), missed)));
    }

    /** Decides that a run of the schedule asks for no backup. */
    public RunDecision pass(Occurrence occurrence, List<Instant> missed) {
        return undecided(occurrence.at(), () -> decided(occurrence, missed));
    }

    private RunDecision undecided(Instant at, Supplier<RunDecision> decide) {
        return lastDecision
                .filter(last -> !last.occurrence().at().isBefore(at))
                .<RunDecision>map(AlreadyDecided::new)
                .orElseGet(decide);
    }

    private Decided decided(Occurrence occurrence, List<Instant> missed) {
        return new Decided(
                new BackupSlot(schemaId, revision, occupancy, Optional.of(new Decision(occurrence, missed))),
                Optional.empty());
    }

    public Optional<Decision> lastDecision() {
        return lastDecision;
    }

    public SchemaId schemaId() {
        return schemaId;
    }

    public long revision() {
        return revision;
    }

    public Occupancy occupancy() {
        return occupancy;
    }

    private BackupSlot with(Occupancy other) {
        return new BackupSlot(schemaId, revision, other, lastDecision);
    }

    private BackupSlot with(ActiveBackup active) {
        return with(new Occupied(active));
    }

    public sealed interface Occupancy {
        default <T> T match(Supplier<T> free, Function<ActiveBackup, T> occupied) {
            return this instanceof Occupied o ? occupied.apply(o.active()) : free.get();
        }
    }

    public record Free() implements Occupancy {}

    public record Occupied(ActiveBackup active) implements Occupancy {}

    public sealed interface RequestDecision {}

    public record Granted(BackupSlot slot, BackupEvent.Requested event) implements RequestDecision {}

    public record Refused(BackupId active) implements RequestDecision {}

    public sealed interface RunDecision {}

    public record Decided(BackupSlot slot, Optional<BackupEvent.Requested> event) implements RunDecision {}

    public record AlreadyDecided(Decision decision) implements RunDecision {}

    public sealed interface StopDecision {}

    public record StopAccepted(BackupSlot slot, BackupEvent.StopRequested event) implements StopDecision {}

    public record AlreadyStopping() implements StopDecision {}

    public record NotActive() implements StopDecision {}

    public sealed interface ReportDecision {}

    public record Moved(BackupSlot slot) implements ReportDecision {}

    public record Ended(BackupSlot slot, EndedBackup backup) implements ReportDecision {}

    public record Ignored() implements ReportDecision {}
}
