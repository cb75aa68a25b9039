package io.strongroom.sync.adapter.in.rest;

import io.strongroom.sync.domain.schema.SyncFailure;
import io.strongroom.sync.domain.sync.InstanceSync;
import io.strongroom.sync.domain.sync.SyncRun;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The newest sync; its items, one for each instance, are a list as every other of the contract. */
record SyncResponse(
        String syncId,
        String state,
        Instant startedAt,
        @Nullable Instant finishedAt,
        @Nullable ErrorResponse error,
        List<InstanceResponse> items,
        int page,
        int size,
        long total) {
    record ErrorResponse(String code, String message) {
        static ErrorResponse from(SyncFailure failure) {
            return new ErrorResponse(failure.code(), failure.message());
        }
    }

    record InstanceResponse(
            String instanceId,
            String state,
            Instant startedAt,
            @Nullable Instant finishedAt,
            @Nullable Integer found,
            @Nullable Integer added,
            @Nullable Integer deleted,
            @Nullable ErrorResponse error) {
        static InstanceResponse from(InstanceSync sync) {
            String id = sync.instanceId().value();
            String state = sync.stage().word();
            return sync.stage()
                    .match(
                            () -> new InstanceResponse(id, state, sync.startedAt(), null, null, null, null, null),
                            done -> new InstanceResponse(
                                    id,
                                    state,
                                    sync.startedAt(),
                                    done.at(),
                                    done.counts().found(),
                                    done.counts().added(),
                                    done.counts().deleted(),
                                    null),
                            failed -> new InstanceResponse(
                                    id,
                                    state,
                                    sync.startedAt(),
                                    failed.at(),
                                    null,
                                    null,
                                    null,
                                    ErrorResponse.from(failed.failure())));
        }
    }

    static SyncResponse from(SyncRun run) {
        return new SyncResponse(
                run.id().value(),
                run.word(),
                run.startedAt(),
                run.phase().<@Nullable Instant>match(() -> null, SyncRun.Finished::at, SyncRun.Broken::at),
                run.phase()
                        .<@Nullable ErrorResponse>match(
                                () -> null, finished -> null, broken -> ErrorResponse.from(broken.failure())),
                run.instances().stream().map(InstanceResponse::from).toList(),
                0,
                run.instances().size(),
                run.instances().size());
    }

    record Started(String syncId) {}
}
