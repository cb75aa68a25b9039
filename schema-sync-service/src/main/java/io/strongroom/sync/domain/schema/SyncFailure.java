package io.strongroom.sync.domain.schema;

/** Why a sync failed: a stable code and a sentence for people, without secrets. */
public record SyncFailure(String code, String message) {
    public SyncFailure {
        if (code.isBlank()) {
            throw new IllegalArgumentException("code is blank");
        }
    }
}
