package io.strongroom.worker.domain.snapshot;

/** Stored data is not what was written: missing, altered, or not readable with the key it names. */
public final class CorruptSnapshotException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Damage damage;

    public CorruptSnapshotException(Damage damage, String detail) {
        super(detail);
        this.damage = damage;
    }

    public CorruptSnapshotException(Damage damage, String detail, Throwable cause) {
        super(detail, cause);
        this.damage = damage;
    }

    public Damage damage() {
        return damage;
    }

    public String code() {
        return "snapshot.damaged";
    }
}
