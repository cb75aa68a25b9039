package io.strongroom.scheduler.adapter.in.rest;

import io.strongroom.scheduler.domain.backup.BackupRequest;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

record BackupNowRequest(
        @Size(
                        max = BackupRequest.MAX_DESCRIPTION,
                        message = "The description has at most " + BackupRequest.MAX_DESCRIPTION + " characters.")
                @Nullable
                String description) {
    String descriptionOrNone() {
        return description == null ? "" : description.strip();
    }
}
