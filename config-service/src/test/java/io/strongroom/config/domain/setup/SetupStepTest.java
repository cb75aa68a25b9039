package io.strongroom.config.domain.setup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SetupStepTest {

    @ParameterizedTest
    @CsvSource({
        "false, false, false, CREDENTIALS",
        "false, true,  false, CREDENTIALS",
        "true,  false, false, STORAGE",
        "true,  false, true,  STORAGE",
        "true,  true,  false, SYNC",
        "true,  true,  true,  DONE",
    })
    void theFirstMissingResultIsTheStep(boolean connected, boolean storageChosen, boolean synced, SetupStep step) {
        assertThat(SetupStep.following(new SetupFacts(connected, storageChosen, synced)))
                .isEqualTo(step);
    }
}
