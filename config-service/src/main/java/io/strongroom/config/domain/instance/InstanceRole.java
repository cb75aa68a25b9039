package io.strongroom.config.domain.instance;

/** What an instance is to us: the site that we protect, one that we migrate to, another one that we read from, or both. */
public enum InstanceRole {
    CONNECTION,
    TARGET,
    SOURCE,
    SOURCE_AND_TARGET;

    /** For an instance that is not the connection; it has to be one of the two. */
    public static InstanceRole of(boolean source, boolean target) {
        if (!source && !target) {
            throw new IllegalArgumentException("an instance must be source, target or both");
        }
        return source ? target ? SOURCE_AND_TARGET : SOURCE : TARGET;
    }

    public boolean isSource() {
        return this == SOURCE || this == SOURCE_AND_TARGET;
    }

    public boolean isTarget() {
        return this == TARGET || this == SOURCE_AND_TARGET;
    }

    /** Whether its schemas are read. */
    public boolean isRead() {
        return this != TARGET;
    }

    /** As the other services know it: to them only matters whether it is read. */
    public InstanceRole published() {
        return this == SOURCE_AND_TARGET ? SOURCE : this;
    }
}
