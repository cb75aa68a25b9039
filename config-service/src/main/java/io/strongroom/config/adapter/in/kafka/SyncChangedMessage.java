package io.strongroom.config.adapter.in.kafka;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.config.domain.instance.InstanceId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What we read of {@code sync.changed.v1}. A state that we do not know is one that does not interest us. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SyncChangedMessage(String instanceId, String state, Instant occurredAt) {

    @SuppressWarnings("ConstantValue") // JSON may leave out what the types promise
    SyncChangedMessage {
        if (instanceId == null || state == null || occurredAt == null) {
            throw new IllegalArgumentException("instanceId, state and occurredAt must be there");
        }
    }

    /** A record without a value, or the JSON null, is as malformed as any other text. */
    static SyncChangedMessage read(ObjectMapper json, @Nullable String text) throws JsonProcessingException {
        SyncChangedMessage message = json.readValue(text == null ? "" : text, SyncChangedMessage.class);
        if (message == null) {
            throw new IllegalArgumentException("the message is null");
        }
        return message;
    }

    boolean succeeded() {
        return "SUCCEEDED".equals(state);
    }

    InstanceId toInstanceId() {
        return InstanceId.parse(instanceId);
    }
}
