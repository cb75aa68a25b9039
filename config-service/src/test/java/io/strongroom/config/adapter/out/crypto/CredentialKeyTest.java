package io.strongroom.config.adapter.out.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.config.adapter.out.crypto.CredentialKey.UnusableKeyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialKeyTest {

    private static final String KEY = "AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE=";

    private static final String OTHER = "AgICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI=";

    @TempDir
    Path folder;

    @Test
    void theKeyComesFromItsValue() {
        assertThat(CredentialKey.allFrom(Optional.of(KEY), Optional.empty()))
                .singleElement()
                .satisfies(key -> assertThat(key.bytes()).hasSize(32));
    }

    @ParameterizedTest
    @ValueSource(strings = {KEY + "," + OTHER, KEY + "\n" + OTHER + "\n", " " + KEY + " , " + OTHER})
    void olderKeysFollowTheFirst(String both) {
        assertThat(CredentialKey.allFrom(Optional.of(both), Optional.empty()))
                .extracting(CredentialKey::fingerprint)
                .containsExactly(fingerprint(KEY), fingerprint(OTHER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------"})
    void theKeyComesFromAFileOfItsOwner(String rights) throws IOException {
        assertThat(CredentialKey.allFrom(Optional.empty(), Optional.of(keyFile(rights))))
                .singleElement()
                .satisfies(key -> assertThat(key.bytes()).hasSize(32));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void aFileThatOthersMayOpenIsRefused(String rights) throws IOException {
        Path file = keyFile(rights);

        assertThatThrownBy(() -> CredentialKey.allFrom(Optional.empty(), Optional.of(file)))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> CredentialKey.allFrom(Optional.empty(), Optional.of(folder.resolve("none"))))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret!", "c2hvcnQ=", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQQ=="})
    void whatIsNo256BitKeyIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> CredentialKey.allFrom(Optional.of(text), Optional.empty()))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .satisfies(refusal -> assertThat(text.isEmpty()
                                || !String.valueOf(refusal.getMessage()).contains(text))
                        .isTrue());
    }

    @Test
    void withoutAnyKeyTheMessageSaysHowToMakeOne() {
        assertThatThrownBy(() -> CredentialKey.allFrom(Optional.empty(), Optional.empty()))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("STRONGROOM_CREDENTIALS_KEY_FILE")
                .hasMessageContaining("openssl rand -base64 32");
    }

    private static int fingerprint(String key) {
        return CredentialKey.allFrom(Optional.of(key), Optional.empty()).get(0).fingerprint();
    }

    private Path keyFile(String rights) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
}
