package io.strongroom.worker.domain.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredObjectTest {
    private static final Instant CHANGED = Instant.parse("2026-11-23T01:00:00Z");

    @Test
    void aChangeThatIsOldEnoughKeepsItsTime() {
        StoredObject object = object();

        assertThat(object.settledBefore(CHANGED.plusMillis(1))).isSameAs(object);
    }

    @Test
    void aChangeThatAnotherMayFollowAtTheSameTimeLosesIt() {
        assertThat(object().settledBefore(CHANGED).updated()).isEmpty();
    }

    private static StoredObject object() {
        return new StoredObject(1, 2, new byte[] {3}, new byte[] {4}, new long[0], Optional.of(CHANGED));
    }
}
