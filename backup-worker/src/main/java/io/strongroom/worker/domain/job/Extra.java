package io.strongroom.worker.domain.job;

/** What belongs to the objects of a schema without being part of them; read after them, and each reported by itself. */
public enum Extra {
    OBJECTS_IN_ISSUES("objectsInIssues", "Objects in issues");

    private final String id;
    private final String words;

    Extra(String id, String words) {
        this.id = id;
        this.words = words;
    }

    /** Its name in the public contract and in snapshots. */
    public String id() {
        return id;
    }

    /** For sentences. */
    public String words() {
        return words;
    }
}
