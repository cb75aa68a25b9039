package io.strongroom.sync.adapter.in.kafka;

import io.smallrye.mutiny.Uni;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Where a record goes that nobody can read: as it came, with the reason. Ends when it is safe there. */
interface DeadLetters {
    Uni<Void> send(ConsumerRecord<String, String> record, String reason);
}
