package io.strongroom.config.domain.instance;

/** Which of Atlassian's two products answers at an instance's address. */
public enum InstanceType {
    CLOUD,
    DATA_CENTER
}
