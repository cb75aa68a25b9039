package io.strongroom.gateway.routes;

/** The groups into which the API document sorts its operations, in the order of a first visit. */
public enum Area {
    SETUP("Setup", "Connecting Strongroom to a site, and where backups are kept"),
    SCHEMAS("Schemas", "The synced Assets schemas and their synchronisation"),
    BACKUPS("Backups", "Taking, watching, browsing, verifying and deleting backups"),
    SCHEDULES("Schedules", "When backups happen by themselves"),
    INSTANCES("Instances", "Target instances and other sources"),
    ACCESS("Access", "Signing in, API tokens and the audit log"),
    EVENTS("Live events", "What changes, while it changes");

    private final String title;
    private final String description;

    Area(String title, String description) {
        this.title = title;
        this.description = description;
    }

    public String title() {
        return title;
    }

    public String description() {
        return description;
    }
}
