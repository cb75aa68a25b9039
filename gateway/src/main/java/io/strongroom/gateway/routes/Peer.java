package io.strongroom.gateway.routes;

/** The services behind the gateway. */
public enum Peer {
    CONFIG("config-service"),
    SYNC("schema-sync-service"),
    SCHEDULER("scheduler-service"),
    WORKER("backup-worker");

    private final String id;

    Peer(String id) {
        this.id = id;
    }

    /** The service's name as people see it: in problems, metrics, logs and the module list. */
    public String id() {
        return id;
    }
}
