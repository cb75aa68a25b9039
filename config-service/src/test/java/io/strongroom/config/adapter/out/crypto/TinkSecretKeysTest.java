package io.strongroom.config.adapter.out.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.config.application.port.out.ConnectionCipher;
import io.strongroom.config.application.port.out.SecretKeys.Reload;
import io.strongroom.config.application.port.out.SecretKeys.UnreadableSecretException;
import io.strongroom.config.domain.storage.SealedConnection;
import io.strongroom.config.domain.storage.StorageConnection;
import io.strongroom.config.domain.storage.StorageId;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TinkSecretKeysTest {

    private static final String OWNER = "an-owner";

    private String configured = keys(1);
    private final TinkSecretKeys keys =
            new TinkSecretKeys(() -> CredentialKey.allFrom(Optional.of(configured), Optional.empty()));

    @Test
    void aTextSaysWhichKeySealedIt() {
        assertThat(keys.sealedBy(keys.seal("secret", OWNER))).hasValue(keys.primary());
        assertThat(keys.sealedBy("not base64!")).isEmpty();
        assertThat(keys.sealedBy("c2VhbGVk")).isEmpty();
    }

    @Test
    void aNewFirstKeySealsAndTheOlderOneStillOpens() throws Exception {
        String old = keys.seal("secret", OWNER);
        int oldKey = keys.primary();
        configured = keys(2, 1);

        assertThat(keys.reload(Set.of(oldKey))).isEqualTo(new Reload.Adopted());

        assertThat(keys.open(old, OWNER)).isEqualTo("secret");
        assertThat(keys.sealedBy(keys.seal("secret", OWNER))).hasValue(keys.primary());
        assertThat(keys.primary()).isNotEqualTo(oldKey);
    }

    @Test
    void whatIsSealedAnewOpensWithoutTheOlderKey() throws Exception {
        String old = keys.seal("secret", OWNER);
        int oldKey = keys.primary();
        configured = keys(2, 1);
        keys.reload(Set.of(oldKey));
        String anew = keys.sealAnew(old, OWNER);
        configured = keys(2);
        keys.reload(Set.of(keys.primary()));

        assertThat(keys.holds(oldKey)).isFalse();
        assertThat(keys.open(anew, OWNER)).isEqualTo("secret");
        assertThatThrownBy(() -> keys.sealAnew(old, OWNER)).isInstanceOf(UnreadableSecretException.class);
    }

    @Test
    void aKeyThatIsInUseCannotBeTakenAway() throws Exception {
        String old = keys.seal("secret", OWNER);
        int oldKey = keys.primary();
        configured = keys(2);

        assertThat(keys.reload(Set.of(oldKey)).refusal())
                .hasValueSatisfying(reason -> assertThat(reason).contains("put it back"));

        assertThat(keys.primary()).isEqualTo(oldKey);
        assertThat(keys.open(old, OWNER)).isEqualTo("secret");
    }

    @Test
    void aConfigurationThatCannotBeReadChangesNothing() {
        int key = keys.primary();
        configured = "nonsense!";

        assertThat(keys.reload(Set.of()).refusal()).isPresent();
        assertThat(keys.primary()).isEqualTo(key);
    }

    @Test
    void theSameConfigurationIsNoChange() {
        assertThat(keys.reload(Set.of(keys.primary()))).isEqualTo(new Reload.Unchanged());
    }

    @Test
    void aSealedConnectionDoesNotOpenForAnotherStorage() {
        ConnectionCipher cipher = new TinkCredentialCipher(keys);
        StorageConnection connection = new StorageConnection("mongodb://u:hunter2@h");
        StorageId own = new StorageId("00000000-0000-3000-8000-000000000001");
        StorageId other = new StorageId("00000000-0000-3000-8000-000000000002");
        SealedConnection sealed = cipher.seal(connection, own);

        assertThat(cipher.open(sealed, own)).isEqualTo(connection);
        assertThatThrownBy(() -> cipher.open(sealed, other))
                .isInstanceOf(ConnectionCipher.UnreadableConnectionException.class)
                .hasMessageNotContaining("hunter2");
    }

    private static String keys(int... fills) {
        return IntStream.of(fills)
                .mapToObj(fill -> {
                    byte[] key = new byte[32];
                    Arrays.fill(key, (byte) fill);
                    return Base64.getEncoder().encodeToString(key);
                })
                .collect(Collectors.joining("\n"));
    }
}
