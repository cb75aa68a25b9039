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

    @TempDir
    Path folder;

    @Test
    void theKeyComesFromItsValue() {
        assertThat(CredentialKey.from(Optional.of(KEY), Optional.empty()).bytes())
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"r--------", "rw-------"})
    void theKeyComesFromAFileOfItsOwner(String rights) throws IOException {
        assertThat(CredentialKey.from(Optional.empty(), Optional.of(keyFile(rights)))
                        .bytes())
                .hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-rw-rw-"})
    void aFileThatOthersMayOpenIsRefused(String rights) throws IOException {
        Path file = keyFile(rights);

        assertThatThrownBy(() -> CredentialKey.from(Optional.empty(), Optional.of(file)))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("chmod 600 " + file);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        assertThatThrownBy(() -> CredentialKey.from(Optional.empty(), Optional.of(folder.resolve("none"))))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "secret!", "c2hvcnQ=", "QUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQUFBQQ=="})
    void whatIsNo256BitKeyIsRefusedWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> CredentialKey.from(Optional.of(text), Optional.empty()))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("openssl rand -base64 32")
                .satisfies(refusal -> assertThat(text.isEmpty()
                                || !String.valueOf(refusal.getMessage()).contains(text))
                        .isTrue());
    }

    @Test
    void withoutAnyKeyTheMessageSaysHowToMakeOne() {
        assertThatThrownBy(() -> CredentialKey.from(Optional.empty(), Optional.empty()))
                .isInstanceOf(UnusableKeyException.class)
                .hasMessageContaining("STRONGROOM_CREDENTIALS_KEY_FILE")
                .hasMessageContaining("openssl rand -base64 32");
    }

    private Path keyFile(String rights) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), KEY + "\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }
}
