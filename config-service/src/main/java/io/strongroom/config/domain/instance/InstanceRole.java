package io.strongroom.config.domain.instance;

/** What an instance is to us: the site that we protect, one that we migrate to, or another one that we read from. */
public enum InstanceRole {
    CONNECTION,
    TARGET,
    SOURCE
}
