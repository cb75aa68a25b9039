package io.strongroom.sync.domain.sync;

import static io.strongroom.sync.domain.schema.SchemaFixtures.FAILURE;
import static io.strongroom.sync.domain.schema.SchemaFixtures.INSTANCE_ID;
import static io.strongroom.sync.domain.schema.SchemaFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SyncRunTest {
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final SyncId ID = new SyncId("0b0a4b52-5f0a-4f57-8c35-2f3f1a4d9e01");
    private static final SyncId NEXT = new SyncId("0b0a4b52-5f0a-4f57-8c35-2f3f1a4d9e02");

    private final SyncRun begun = SyncRun.first(ID, "corr", NOW);

    @Test
    void oneReplicaClaimsAndTheOthersDoNot() {
        SyncRun claimed = begun.claim(NOW, LEASE).orElseThrow();

        assertThat(claimed.lease().fence()).isEqualTo(1);
        assertThat(claimed.claim(NOW.plusSeconds(59), LEASE)).isEmpty();
    }

    @Test
    void aLeaseThatIsOverCanBeClaimedWithAHigherFence() {
        SyncRun claimed = begun.claim(NOW, LEASE).orElseThrow();

        Optional<SyncRun> second = claimed.claim(NOW.plusSeconds(60), LEASE);

        assertThat(second).get().extracting(run -> run.lease().fence()).isEqualTo(2L);
    }

    @Test
    void aSyncThatNeverEndsIsGivenUp() {
        SyncRun run = begun;
        Instant at = NOW;
        for (int i = 0; i < SyncRun.MAX_ATTEMPTS; i++) {
            run = run.claim(at, LEASE).orElseThrow();
            at = at.plus(LEASE);
        }

        SyncRun last = run.claim(at, LEASE).orElseThrow();

        assertThat(last.isRunning()).isFalse();
        assertThat(last.word()).isEqualTo("FAILED");
    }

    @Test
    void theNextSyncWaitsForTheEndAndTheFenceNeverFalls() {
        SyncRun claimed = begun.claim(NOW, LEASE).orElseThrow();
        assertThat(claimed.next(NEXT, "corr", NOW)).isEmpty();

        SyncRun next = claimed.finished(NOW).next(NEXT, "corr", NOW).orElseThrow();

        assertThat(next.claim(NOW, LEASE).orElseThrow().lease().fence()).isEqualTo(2);
    }

    @Test
    void oneFailedInstanceMakesTheSyncFailed() {
        SyncRun good = begun.started(INSTANCE_ID, NOW).succeeded(INSTANCE_ID, new InstanceSync.Counts(2, 1, 0), NOW);
        SyncRun bad = begun.started(INSTANCE_ID, NOW).failed(INSTANCE_ID, FAILURE, NOW);

        assertThat(good.finished(NOW).word()).isEqualTo("SUCCEEDED");
        assertThat(bad.finished(NOW).word()).isEqualTo("FAILED");
        assertThat(begun.broken(FAILURE, NOW).word()).isEqualTo("FAILED");
        assertThat(begun.word()).isEqualTo("RUNNING");
    }

    @Test
    void whatAnEarlierAttemptFinishedIsNotDoneAgain() {
        SyncRun started = begun.started(INSTANCE_ID, NOW);

        assertThat(started.hasEnded(INSTANCE_ID)).isFalse();
        assertThat(started.failed(INSTANCE_ID, FAILURE, NOW).hasEnded(INSTANCE_ID))
                .isTrue();
    }
}
