package io.strongroom.scheduler.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import io.strongroom.scheduler.application.port.in.FollowBackups;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

@ApplicationScoped
class BackupProgressConsumer {
    private final FollowBackups backups;
    private final RecordHandling handling;

    BackupProgressConsumer(FollowBackups backups, RecordHandling handling) {
        this.backups = backups;
        this.handling = handling;
    }

    @Incoming("backup-progress")
    Uni<Void> consume(ConsumerRecord<String, String> record) {
        return handling.handle(
                record,
                BackupProgressMessage.class,
                BackupProgressMessage::toDomain,
                (report, correlationId) -> backups.take(report).name().toLowerCase(Locale.ROOT));
    }
}
