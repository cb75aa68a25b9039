package io.strongroom.worker.adapter.out.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.strongroom.worker.application.port.out.InMemoryKeyRings;
import io.strongroom.worker.application.port.out.KeyRing;
import io.strongroom.worker.application.port.out.KeyRings;
import io.strongroom.worker.application.port.out.SnapshotKeys;
import io.strongroom.worker.application.port.out.WrongKeyException;
import io.strongroom.worker.domain.snapshot.CorruptSnapshotException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkSnapshotKeysTest {
    private static final byte[] PLAIN = "plain".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = "place".getBytes(StandardCharsets.UTF_8);

    private final KeyRings rings = new InMemoryKeyRings();

    @TempDir
    private Path folder;

    @Test
    void workersWithTheSameKeyReadEachOther() {
        SnapshotKeys one = open(key(1));
        SnapshotKeys other = TinkSnapshotKeys.open(key(1), rings, () -> "never used");

        byte[] encrypted = one.cipher(one.currentEpoch()).encrypt(PLAIN, PLACE);

        assertThat(other.tenant()).isEqualTo("tenant");
        assertThat(other.cipher(one.currentEpoch()).decrypt(encrypted, PLACE)).isEqualTo(PLAIN);
        assertThat(other.mac(PLAIN)).isEqualTo(one.mac(PLAIN)).hasSize(32);
        assertThat(encrypted).hasSize(12 + PLAIN.length + 16);
    }

    @Test
    void aWrongKeyIsToldAtOnceAndChangesNothing() {
        open(key(1));
        Optional<KeyRing> before = rings.find();

        assertThatThrownBy(() -> open(key(2)))
                .isInstanceOf(WrongKeyException.class)
                .hasMessageContaining("STRONGROOM_SNAPSHOT_KEY");
        assertThat(rings.find()).isEqualTo(before);
    }

    @Test
    void bentBytesAndAnotherPlaceDoNotDecrypt() {
        SnapshotKeys.FrameCipher cipher = open(key(1)).cipher(1);
        byte[] encrypted = cipher.encrypt(PLAIN, PLACE);
        byte[] bent = encrypted.clone();
        bent[15] ^= 1;

        assertThatThrownBy(() -> cipher.decrypt(bent, PLACE)).isInstanceOf(CorruptSnapshotException.class);
        assertThatThrownBy(() -> cipher.decrypt(encrypted, PLAIN)).isInstanceOf(CorruptSnapshotException.class);
    }

    @Test
    void afterARotationTheNewKeyReadsAllAndTheOldOneOpensNothing() {
        SnapshotKeys before = open(key(1));
        byte[] encrypted = before.cipher(1).encrypt(PLAIN, PLACE);

        KeyRings.Replacement rotation = TinkSnapshotKeys.rewrap(key(1), key(2), rings);

        assertThat(rotation).isEqualTo(KeyRings.Replacement.REPLACED);
        SnapshotKeys after = open(key(2));
        assertThat(after.cipher(1).decrypt(encrypted, PLACE)).isEqualTo(PLAIN);
        assertThat(after.mac(PLAIN)).isEqualTo(before.mac(PLAIN));
        assertThatThrownBy(() -> open(key(1))).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void aRotationWithTheWrongOldKeyChangesNothing() {
        open(key(1));
        Optional<KeyRing> before = rings.find();

        assertThatThrownBy(() -> TinkSnapshotKeys.rewrap(key(3), key(2), rings)).isInstanceOf(WrongKeyException.class);
        assertThat(rings.find()).isEqualTo(before);
    }

    @Test
    void aNewEpochLeavesTheOldOneReadableAlsoForAWorkerThatRuns() {
        TinkSnapshotKeys running = open(key(1));
        byte[] old = running.cipher(1).encrypt(PLAIN, PLACE);

        running.addEpoch();

        SnapshotKeys restarted = open(key(1));
        assertThat(restarted.currentEpoch()).isEqualTo(2);
        assertThat(restarted.cipher(1).decrypt(old, PLACE)).isEqualTo(PLAIN);
        byte[] next = restarted.cipher(2).encrypt(PLAIN, PLACE);
        assertThat(running.cipher(2).decrypt(next, PLACE)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> running.cipher(3)).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void theRingHoldsNoKeyInTheClearAndNothingPrintsOne() {
        TinkSnapshotKeys keys = open(key(1));
        String base64 = base64(1);

        assertThat(rings.find().orElseThrow().toString()).doesNotContain(base64.substring(0, 20));
        assertThat(keys.toString()).doesNotContain(base64.substring(0, 20)).contains("redacted");
    }

    @Test
    void theKeyComesFromTheEnvironmentBeforeTheFile() throws IOException {
        Path file = keyFile("rw-------", base64(2));
        open(TenantKey.from(Optional.of(base64(1)), Optional.of(file)));

        assertThat(open(key(1)).currentEpoch()).isEqualTo(1);
    }

    @Test
    void aKeyFileThatOthersMayReadIsRefused() throws IOException {
        Path file = keyFile("rw-r-----", base64(1));

        assertThatThrownBy(() -> TenantKey.from(Optional.empty(), Optional.of(file)))
                .isInstanceOf(WrongKeyException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyFileOfItsOwnerIsRead() throws IOException {
        open(TenantKey.from(Optional.of(" "), Optional.of(keyFile("rw-------", base64(1) + "\n"))));

        assertThat(open(key(1)).currentEpoch()).isEqualTo(1);
    }

    @Test
    void whatIsNoKeyIsSaidSoWithoutBeingRepeated() {
        assertThatThrownBy(() -> TenantKey.ofBase64("c2VjcmV0")).hasMessageContaining("6 bytes, not 32");
        assertThatThrownBy(() -> TenantKey.ofBase64("!secret!"))
                .hasMessageContaining("not base64")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> TenantKey.from(Optional.empty(), Optional.empty()))
                .hasMessageContaining("STRONGROOM_SNAPSHOT_KEY_FILE");
        assertThatThrownBy(() -> TenantKey.ofFile(folder.resolve("absent"))).hasMessageContaining("cannot be read");
    }

    private TinkSnapshotKeys open(TenantKey key) {
        return TinkSnapshotKeys.open(key, rings, () -> "tenant");
    }

    private Path keyFile(String rights, String content) throws IOException {
        Path file = Files.writeString(folder.resolve("key"), content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return file;
    }

    private static TenantKey key(int filling) {
        return TenantKey.ofBase64(base64(filling));
    }

    private static String base64(int filling) {
        byte[] key = new byte[32];
        Arrays.fill(key, (byte) filling);
        return Base64.getEncoder().encodeToString(key);
    }
}
