package io.strongroom.config.application.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.in.RotateKeys.Report;
import io.strongroom.config.application.port.out.InMemorySealedSecrets;
import io.strongroom.config.application.port.out.NumberedSecretKeys;
import io.strongroom.config.application.port.out.SealedSecrets.Place;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RotateKeysServiceTest {

    private final InMemorySealedSecrets secrets = new InMemorySealedSecrets();
    private final NumberedSecretKeys keys = new NumberedSecretKeys(1);
    private final RotateKeysService rotation = new RotateKeysService(secrets, keys);

    RotateKeysServiceTest() {
        secrets.put(Place.INSTANCE, "i", "1:token");
        secrets.put(Place.STORAGE, "s", "1:string");
        secrets.put(Place.KEY_PROOF, "p", "1:proof");
    }

    @Test
    void withTheSameKeysThereIsNothingToDo() {
        assertThat(rotation.rotate()).isEqualTo(new Report(0, 0, Optional.empty()));
    }

    @Test
    void everySecretMovesUnderTheNewFirstKey() {
        keys.configure(2, 1);

        assertThat(rotation.rotate()).isEqualTo(new Report(3, 0, Optional.empty()));
        assertThat(secrets.texts()).containsExactlyInAnyOrder("2:token", "2:string", "2:proof");
    }

    @Test
    void whatSomebodyElseChangesMeanwhileIsLeftForTheNextPass() {
        keys.configure(2, 1);
        secrets.beforeReplacing(() -> secrets.put(Place.INSTANCE, "i", "1:newer"));

        assertThat(rotation.rotate()).isEqualTo(new Report(2, 1, Optional.empty()));
        assertThat(rotation.rotate()).isEqualTo(new Report(1, 0, Optional.empty()));
        assertThat(secrets.texts()).contains("2:newer");
    }

    @Test
    void aPassThatWasInterruptedGoesOnWhereItEnded() {
        keys.configure(2, 1);
        secrets.put(Place.INSTANCE, "i", "2:token");

        assertThat(rotation.rotate()).isEqualTo(new Report(2, 0, Optional.empty()));
    }

    @Test
    void aKeyThatIsRemovedTooEarlyIsReportedAndNothingIsLost() {
        keys.configure(2);

        Report report = rotation.rotate();

        assertThat(report.refusal()).isPresent();
        assertThat(secrets.texts()).containsExactlyInAnyOrder("1:token", "1:string", "1:proof");
    }

    @Test
    void afterTheRotationTheOlderKeyCanGo() {
        keys.configure(2, 1);
        rotation.rotate();
        keys.configure(2);

        assertThat(rotation.rotate()).isEqualTo(new Report(0, 0, Optional.empty()));
    }
}
