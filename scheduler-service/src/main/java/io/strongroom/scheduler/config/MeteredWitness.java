package io.strongroom.scheduler.config;

import io.micrometer.core.instrument.MeterRegistry;
import io.strongroom.scheduler.application.service.RunSchedulesService;
import io.strongroom.scheduler.domain.backup.BackupId;
import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.SchemaId;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Logs and counts what becomes of runs. */
final class MeteredWitness implements RunSchedulesService.Witness {
    private static final Logger LOGGER = Logger.getLogger(MeteredWitness.class);

    private final MeterRegistry metrics;

    MeteredWitness(MeterRegistry metrics) {
        this.metrics = metrics;
    }

    @Override
    public void decided(Occurrence occurrence) {
        count(occurrence.outcome().name().toLowerCase(Locale.ROOT));
        LOGGER.infof(
                "Run decided scheduleId=%s at=%s outcome=%s errorCode=%s backupId=%s",
                occurrence.schemaId().value(),
                occurrence.at(),
                occurrence.outcome(),
                occurrence.reason(),
                occurrence.backupId().map(BackupId::value).orElse(""));
    }

    @Override
    public void waits(SchemaId schemaId, RuntimeException why) {
        count("waits");
        LOGGER.warnf("Run stays due scheduleId=%s cause=%s", schemaId.value(), why.getMessage());
    }

    private void count(String outcome) {
        metrics.counter("backup_occurrences", "outcome", outcome).increment();
    }
}
