package io.strongroom.config.domain.instance;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/** What is left of an instance that is no longer used: no credential, only what keeps its revision growing. */
public record RemovedInstance(
        InstanceId id, InstanceProfile profile, Instant updatedAt, long revision, List<InstanceChanged> raised)
        implements Instance {

    public RemovedInstance {
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be positive");
        }
        raised = List.copyOf(raised);
    }

    /** Stands for an instance that is about to be added for the first time; nobody hears of it. */
    public static RemovedInstance unseen(InstanceId id, InstanceProfile profile, Instant now) {
        return new RemovedInstance(id, profile, now, 1, List.of());
    }

    /** Reads a removed instance back from where it was stored. */
    public static RemovedInstance reconstitute(
            InstanceId id, InstanceProfile profile, Instant updatedAt, long revision) {
        return new RemovedInstance(id, profile, updatedAt, revision, List.of());
    }

    /** The instance is in use again, as if it had never been there, except for its id and revision. */
    public ActiveInstance addedAgain(ActiveInstance.Checked checked, long precedence, Instant now) {
        return ActiveInstance.begun(id, checked, precedence, now, revision + 1);
    }

    @Override
    public Instance fenced() {
        return new RemovedInstance(id, profile, updatedAt, revision + 1, List.of());
    }

    @Override
    public <R> R match(Function<ActiveInstance, R> active, Function<RemovedInstance, R> removed) {
        return removed.apply(this);
    }
}
