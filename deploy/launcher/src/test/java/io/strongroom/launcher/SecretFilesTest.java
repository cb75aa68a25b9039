package io.strongroom.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretFilesTest {
    @TempDir
    Path folder;

    @Test
    void everySecretIsReadableByItsOwnerOnly() throws Exception {
        SecretFiles secrets = new SecretFiles(folder);
        secrets.adminToken("");
        secrets.trustedKeysOf(List.of("gateway"));

        for (Path file : List.of(
                secrets.symmetricKey("snapshot"), secrets.signingKeyOf("gateway"), folder.resolve("admin-token"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void aKeyHas32BytesAndStaysTheSame() throws Exception {
        String first = Files.readString(new SecretFiles(folder).symmetricKey("snapshot"));
        String second = Files.readString(new SecretFiles(folder).symmetricKey("snapshot"));

        assertThat(Base64.getDecoder().decode(first.strip())).hasSize(32);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void everyServicesPublicKeyIsTrustedAndStaysTheSame() throws Exception {
        List<String> services = List.of("gateway", "backup-worker");

        String first = Files.readString(new SecretFiles(folder).trustedKeysOf(services));
        String second = Files.readString(new SecretFiles(folder).trustedKeysOf(services));

        assertThat(new ObjectMapper().readTree(first).path("keys").findValuesAsText("kid"))
                .isEqualTo(services);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void theAdministratorsTokenIsNewOnce() {
        SecretFiles.AdminToken first = new SecretFiles(folder).adminToken("");
        SecretFiles.AdminToken second = new SecretFiles(folder).adminToken("");

        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.value()).isEqualTo(first.value());
        assertThat(first.toString()).doesNotContain(first.value());
    }

    @Test
    void aGivenTokenIsNotKept() {
        assertThat(new SecretFiles(folder).adminToken(" given ").value()).isEqualTo("given");
        assertThat(folder.resolve("admin-token")).doesNotExist();
    }
}
