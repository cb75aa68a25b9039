package io.strongroom.scheduler.domain.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BackupIdTest {
    @Test
    void theIdIsTheUlidOfItsTimeAndRandomness() {
        byte[] ones = new byte[BackupId.RANDOM_BYTES];
        Arrays.fill(ones, (byte) 0xff);

        // the time part of the ULID specification's own example
        assertThat(BackupId.of(Instant.ofEpochMilli(1469922850259L), ones).value())
                .isEqualTo("01ARZ3NDEKZZZZZZZZZZZZZZZZ");
        assertThat(BackupId.of(Instant.EPOCH, new byte[BackupId.RANDOM_BYTES]).value())
                .isEqualTo("0".repeat(26));
    }

    @Test
    void idsSortByTime() {
        byte[] ones = new byte[BackupId.RANDOM_BYTES];
        Arrays.fill(ones, (byte) 0xff);
        Instant now = Instant.parse("2026-11-23T01:00:00Z");

        assertThat(BackupId.of(now, ones).value())
                .isLessThan(BackupId.of(now.plusMillis(1), new byte[BackupId.RANDOM_BYTES])
                        .value());
    }

    @Test
    void whatIsNoUlidIsRefused() {
        for (String wrong :
                new String[] {"", "01ARZ3NDEK", "01arz3ndektsv4rrffq69g5fav", "81ARZ3NDEKTSV4RRFFQ69G5FAV"}) {
            assertThatThrownBy(() -> new BackupId(wrong)).hasMessageContaining("backupId");
        }
    }
}
