package io.strongroom.worker.domain.retention;

import io.strongroom.worker.domain.job.BackupId;
import java.time.Instant;

/**
 * A backup with a snapshot, as the rules see it.
 *
 * @param at when it began
 * @param complete whether its snapshot lacks nothing and is not known to be damaged
 * @param held whether somebody wants it kept whatever the rules say
 */
public record KeptBackup(BackupId id, Instant at, boolean complete, boolean held) {}
