package io.strongroom.sync.domain.instance;

/** An instance as config-service told it last. */
public record Instance(InstanceId id, Role role, Type type, String name, String url, Presence presence, long revision) {
    public enum Role {
        CONNECTION,
        TARGET,
        SOURCE
    }

    public enum Type {
        CLOUD,
        DATA_CENTER
    }

    public enum Presence {
        PRESENT,
        REMOVED
    }

    /** Where a schema lives, in the words of the grid. */
    public enum Location {
        CLOUD,
        ANOTHER_CLOUD,
        DATA_CENTER
    }

    public boolean isNewerThan(Instance other) {
        return revision > other.revision;
    }

    /** Targets are only written to; one that was a source before is so no more. */
    public boolean isSynced() {
        return presence == Presence.PRESENT && role != Role.TARGET;
    }

    /** Schemas of a removed connection leave the grid; those of another removed instance stay, as inactive. */
    public boolean isInGrid() {
        return presence == Presence.PRESENT || role != Role.CONNECTION;
    }

    public Location location() {
        if (type == Type.DATA_CENTER) {
            return Location.DATA_CENTER;
        }
        return role == Role.CONNECTION ? Location.CLOUD : Location.ANOTHER_CLOUD;
    }
}
