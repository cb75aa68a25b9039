package io.strongroom.scheduler.domain.schedule;

import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The schedule of one schema. Saved by compare-and-set on {@code revision}. Its settings outlive being switched off, and
 * a removed one stays as a mark so that its last event can still be told.
 */
public final class Schedule {
    private final SchemaId schemaId;
    private final InstanceId instanceId;
    private final long revision;
    private final ScheduleSettings settings;
    private final Standing standing;

    private Schedule(
            SchemaId schemaId, InstanceId instanceId, long revision, ScheduleSettings settings, Standing standing) {
        this.schemaId = schemaId;
        this.instanceId = instanceId;
        this.revision = revision;
        this.settings = settings;
        this.standing = standing;
    }

    /** A schedule that has never been saved. */
    public static Schedule first(
            SchemaId schemaId, InstanceId instanceId, ScheduleSettings settings, Standing standing) {
        return new Schedule(schemaId, instanceId, 0, settings, standing);
    }

    public static Schedule reconstitute(
            SchemaId schemaId, InstanceId instanceId, long revision, ScheduleSettings settings, Standing standing) {
        return new Schedule(schemaId, instanceId, revision, settings, standing);
    }

    public Schedule configured(InstanceId instance, ScheduleSettings chosen, Standing chosenStanding) {
        return new Schedule(schemaId, instance, revision, chosen, chosenStanding);
    }

    /** The run at {@code nextAt} is dealt with; empty when there will be no other. */
    public Schedule advanced(Optional<Instant> nextAt) {
        return with(standing.match(on -> new On(nextAt), off -> standing, () -> standing));
    }

    /** Whoever wants it to run again has to switch it on. Nothing to do for one that is off already. */
    public Optional<Schedule> disabled(String reason) {
        return standing.match(on -> Optional.of(with(new Off(reason))), off -> Optional.empty(), Optional::empty);
    }

    public Optional<Schedule> removed() {
        return standing instanceof Removed ? Optional.empty() : Optional.of(with(new Removed()));
    }

    private Schedule with(Standing other) {
        return new Schedule(schemaId, instanceId, revision, settings, other);
    }

    public ScheduleChanged changed(Instant now) {
        return new ScheduleChanged(this, revision + 1, now);
    }

    public SchemaId schemaId() {
        return schemaId;
    }

    public InstanceId instanceId() {
        return instanceId;
    }

    public long revision() {
        return revision;
    }

    public ScheduleSettings settings() {
        return settings;
    }

    public Standing standing() {
        return standing;
    }

    public boolean isOn() {
        return standing instanceof On;
    }

    public boolean isRemoved() {
        return standing instanceof Removed;
    }

    /** Empty unless it is on and will run. */
    public Optional<Instant> nextAt() {
        return standing.match(On::nextAt, off -> Optional.empty(), Optional::empty);
    }

    /** Empty unless something other than a person switched it off. */
    public Optional<String> disabledReason() {
        return standing.match(
                on -> Optional.empty(), off -> Optional.of(off.reason()).filter(r -> !r.isEmpty()), Optional::empty);
    }

    public sealed interface Standing {
        default <T> T match(Function<On, T> on, Function<Off, T> off, Supplier<T> removed) {
            if (this instanceof On o) {
                return on.apply(o);
            }
            return this instanceof Off o ? off.apply(o) : removed.get();
        }
    }

    /** Without {@code nextAt} all its years are over. */
    public record On(Optional<Instant> nextAt) implements Standing {}

    /** An empty reason means that a person switched it off. */
    public record Off(String reason) implements Standing {
        public static final Off BY_A_PERSON = new Off("");
    }

    public record Removed() implements Standing {}
}
