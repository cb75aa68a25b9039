package io.strongroom.sync.domain.sync;

import io.strongroom.sync.domain.instance.InstanceId;
import java.time.Instant;

public record SyncChanged(SyncId syncId, InstanceId instanceId, String state, long revision, Instant occurredAt) {}
