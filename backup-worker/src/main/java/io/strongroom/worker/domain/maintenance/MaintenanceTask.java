package io.strongroom.worker.domain.maintenance;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What is done by itself, again and again. */
public enum MaintenanceTask {
    /** Removes backups that no rule keeps. */
    RETENTION,
    /** Removes chunks that no backup needs. */
    PRUNE;

    /** As it is written in addresses, documents and metrics. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<MaintenanceTask> ofWord(String word) {
        return Arrays.stream(values()).filter(task -> task.word().equals(word)).findFirst();
    }
}
