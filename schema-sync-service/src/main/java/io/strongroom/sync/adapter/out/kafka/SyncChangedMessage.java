package io.strongroom.sync.adapter.out.kafka;

import io.strongroom.sync.domain.sync.SyncChanged;

record SyncChangedMessage(String syncId, String instanceId, String state, long revision, String occurredAt) {
    static SyncChangedMessage from(SyncChanged event) {
        return new SyncChangedMessage(
                event.syncId().value(),
                event.instanceId().value(),
                event.state(),
                event.revision(),
                event.occurredAt().toString());
    }
}
