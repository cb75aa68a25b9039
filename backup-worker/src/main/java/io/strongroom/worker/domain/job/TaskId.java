package io.strongroom.worker.domain.job;

/**
 * Names a task by what it reads, so that planning the same job twice gives the same tasks: {@code
 * <backupId>#<round>#<typeId>#<from>}.
 */
public record TaskId(BackupId backupId, int round, long typeId, String from) {

    public String value() {
        return backupId.value() + "#" + round + "#" + typeId + "#" + from;
    }

    @Override
    public String toString() {
        return value();
    }
}
