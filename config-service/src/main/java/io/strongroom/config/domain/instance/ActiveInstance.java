package io.strongroom.config.domain.instance;

import io.strongroom.config.domain.credential.SealedCredential;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * An instance in use.
 *
 * @param precedence settles which of two connections counts when both were written at once or a replacement was
 *     interrupted: the higher one
 * @param schemasSynced whether a synchronisation has succeeded since the instance was added
 */
public record ActiveInstance(
        InstanceId id,
        InstanceProfile profile,
        SealedCredential credential,
        Inspection inspection,
        long precedence,
        boolean schemasSynced,
        Instant createdAt,
        Instant updatedAt,
        long revision,
        List<InstanceChanged> raised)
        implements Instance {

    public ActiveInstance {
        if (revision < 1) {
            throw new IllegalArgumentException("revision must be positive");
        }
        raised = List.copyOf(raised);
    }

    /** The first time that we hear of this instance. */
    public static ActiveInstance added(InstanceId id, Checked checked, long precedence, Instant now) {
        return begun(id, checked, precedence, now, 1);
    }

    /** Reads an instance back from where it was stored; nothing has happened to it since. */
    public static ActiveInstance reconstitute(
            InstanceId id,
            Checked checked,
            long precedence,
            boolean schemasSynced,
            Instant createdAt,
            Instant updatedAt,
            long revision) {
        return new ActiveInstance(
                id,
                checked.profile(),
                checked.credential(),
                checked.inspection(),
                precedence,
                schemasSynced,
                createdAt,
                updatedAt,
                revision,
                List.of());
    }

    static ActiveInstance begun(InstanceId id, Checked checked, long precedence, Instant now, long revision) {
        InstanceChanged created =
                new InstanceChanged(id, InstanceChanged.Change.CREATED, checked.profile(), true, revision, now);
        return new ActiveInstance(
                id,
                checked.profile(),
                checked.credential(),
                checked.inspection(),
                precedence,
                false,
                now,
                now,
                revision,
                List.of(created));
    }

    /** The same instance with newly checked details. */
    public ActiveInstance changed(Checked checked, long newPrecedence, boolean credentialChanged, Instant now) {
        InstanceChanged event = changeTo(checked.profile(), credentialChanged, now);
        return new ActiveInstance(
                id,
                checked.profile(),
                checked.credential(),
                checked.inspection(),
                newPrecedence,
                schemasSynced,
                createdAt,
                now,
                revision + 1,
                List.of(event));
    }

    /** For those who read from it, an instance that stops being a source is gone, and one that becomes one is new. */
    private InstanceChanged changeTo(InstanceProfile next, boolean credentialChanged, Instant now) {
        boolean read = profile.role().isRead();
        if (read && !next.role().isRead()) {
            InstanceProfile last = next.as(profile.role());
            return new InstanceChanged(id, InstanceChanged.Change.DELETED, last, true, revision + 1, now);
        }
        InstanceChanged.Change change =
                read == next.role().isRead() ? InstanceChanged.Change.UPDATED : InstanceChanged.Change.CREATED;
        boolean worthATry = credentialChanged || change == InstanceChanged.Change.CREATED;
        return new InstanceChanged(id, change, next, worthATry, revision + 1, now);
    }

    /** What a later check found out; nobody else needs to know. */
    public ActiveInstance inspected(Inspection found, Instant now) {
        return new ActiveInstance(
                id, profile, credential, found, precedence, schemasSynced, createdAt, now, revision + 1, List.of());
    }

    @Override
    public Instance fenced() {
        return new ActiveInstance(
                id,
                profile,
                credential,
                inspection,
                precedence,
                schemasSynced,
                createdAt,
                updatedAt,
                revision + 1,
                List.of());
    }

    /** Its schemas were read once; nobody but the set-up cares, so no event tells of it. */
    public ActiveInstance schemasSynced(Instant now) {
        return new ActiveInstance(
                id, profile, credential, inspection, precedence, true, createdAt, now, revision + 1, List.of());
    }

    /** Ends the use of this instance and forgets its credential. */
    public RemovedInstance removed(Instant now) {
        InstanceChanged deleted =
                new InstanceChanged(id, InstanceChanged.Change.DELETED, profile, true, revision + 1, now);
        return new RemovedInstance(id, profile, now, revision + 1, List.of(deleted));
    }

    @Override
    public <R> R match(Function<ActiveInstance, R> active, Function<RemovedInstance, R> removed) {
        return active.apply(this);
    }

    /** Details of an instance that a check has just confirmed. */
    public record Checked(InstanceProfile profile, SealedCredential credential, Inspection inspection) {}
}
