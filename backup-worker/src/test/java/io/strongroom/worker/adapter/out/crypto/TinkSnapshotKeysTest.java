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
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TinkSnapshotKeysTest {
    private static final byte[] PLAIN = "plain".getBytes(StandardCharsets.UTF_8);
    private static final byte[] PLACE = "place".getBytes(StandardCharsets.UTF_8);

    private final KeyRings rings = new InMemoryKeyRings();
    private List<TenantKey> configured = List.of();
    private boolean broken;

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
        TinkSnapshotKeys before = open(key(1));
        byte[] encrypted = before.cipher(1).encrypt(PLAIN, PLACE);

        TinkSnapshotKeys rotating = open(key(2), key(1));
        rings.replace(rotating.wrappedAnew(ring()));

        SnapshotKeys after = open(key(2));
        assertThat(after.cipher(1).decrypt(encrypted, PLACE)).isEqualTo(PLAIN);
        assertThat(after.mac(PLAIN)).isEqualTo(before.mac(PLAIN));
        assertThat(after.tenant()).isEqualTo(before.tenant());
        assertThatThrownBy(() -> open(key(1))).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void aRotationWithoutTheOldKeyChangesNothing() {
        TinkSnapshotKeys running = open(key(1));
        configured = List.of(key(2));

        assertThat(running.reload(ring()))
                .hasValueSatisfying(reason -> assertThat(reason).contains("put it back"));

        assertThat(running.opensWithFirst(ring())).isTrue();
        running.use(ring());
    }

    @Test
    void aNewDataKeyLeavesTheOldOneReadableAlsoForAWorkerThatRuns() {
        TinkSnapshotKeys running = open(key(1));
        byte[] old = running.cipher(1).encrypt(PLAIN, PLACE);
        configured = List.of(key(2), key(1));

        rings.replace(open(key(2), key(1)).wrappedAnew(ring()));

        SnapshotKeys restarted = open(key(2));
        assertThat(restarted.currentEpoch()).isEqualTo(2);
        assertThat(restarted.cipher(1).decrypt(old, PLACE)).isEqualTo(PLAIN);
        byte[] next = restarted.cipher(2).encrypt(PLAIN, PLACE);
        assertThat(running.cipher(2).decrypt(next, PLACE)).isEqualTo(PLAIN);
        assertThatThrownBy(() -> running.cipher(3)).isInstanceOf(WrongKeyException.class);
    }

    @Test
    void aConfigurationThatCannotBeReadChangesNothing() {
        TinkSnapshotKeys running = open(key(1));
        broken = true;

        assertThat(running.reload(ring())).isPresent();
        assertThat(running.opensWithFirst(ring())).isTrue();
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
        open(TenantKey.allFrom(Optional.of(base64(1)), Optional.of(file)).toArray(TenantKey[]::new));

        assertThat(open(key(1)).currentEpoch()).isEqualTo(1);
    }

    @Test
    void aKeyFileThatOthersMayReadIsRefused() throws IOException {
        Path file = keyFile("rw-r-----", base64(1));

        assertThatThrownBy(() -> TenantKey.allFrom(Optional.empty(), Optional.of(file)))
                .isInstanceOf(WrongKeyException.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void aKeyFileOfItsOwnerIsRead() throws IOException {
        open(TenantKey.allFrom(Optional.of(" "), Optional.of(keyFile("rw-------", base64(1) + "\n")))
                .toArray(TenantKey[]::new));

        assertThat(open(key(1)).currentEpoch()).isEqualTo(1);
    }

    @Test
    void whatIsNoKeyIsSaidSoWithoutBeingRepeated() {
        assertThatThrownBy(() -> TenantKey.ofBase64("c2VjcmV0")).hasMessageContaining("6 bytes, not 32");
        assertThatThrownBy(() -> TenantKey.ofBase64("!secret!"))
                .hasMessageContaining("not base64")
                .hasMessageNotContaining("secret");
        assertThatThrownBy(() -> TenantKey.allFrom(Optional.empty(), Optional.empty()))
                .hasMessageContaining("STRONGROOM_SNAPSHOT_KEY_FILE");
        assertThatThrownBy(() -> TenantKey.allOfFile(folder.resolve("absent"))).hasMessageContaining("cannot be read");
    }

    @Test
    void olderKeysFollowTheFirst() {
        assertThat(TenantKey.allFrom(Optional.of(base64(1) + "\n" + base64(2) + "\n"), Optional.empty()))
                .containsExactly(key(1), key(2));
        assertThat(TenantKey.allFrom(Optional.of(base64(1) + ", " + base64(2)), Optional.empty()))
                .containsExactly(key(1), key(2));
    }

    /** The keys that are configured from now on, for all that are open. */
    private TinkSnapshotKeys open(TenantKey... keys) {
        configured = List.of(keys);
        return TinkSnapshotKeys.open(this::read, rings, () -> "tenant");
    }

    private List<TenantKey> read() {
        if (broken) {
            throw new WrongKeyException("the configuration is broken");
        }
        return configured;
    }

    private KeyRing ring() {
        return rings.find().orElseThrow();
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
