package io.strongroom.worker.adapter.out.assets;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-09-08T06:46:32.609Z",
                "2026-09-08T09:46:32.609+0300",
                "2026-09-08T09:46:32.609+03:00",
                "2026-09-08T01:16:32.609-0530",
            })
    void aTimeIsUnderstoodWhateverItsOffset(String text) {
        assertThat(Moments.of(text)).contains(Instant.parse("2026-09-08T06:46:32.609Z"));
    }

    @Test
    void millisecondsMayBeMissing() {
        assertThat(Moments.of("2026-09-08T09:46:32+0300")).contains(Instant.parse("2026-09-08T06:46:32Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-09-08", "2026-09-08T09:46:32.609"})
    void whatCannotBeUnderstoodIsNoTime(String text) {
        assertThat(Moments.of(text)).isEmpty();
    }
}
