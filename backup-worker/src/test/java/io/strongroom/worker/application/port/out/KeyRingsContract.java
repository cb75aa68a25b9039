package io.strongroom.worker.application.port.out;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What every store of the key ring does. */
public abstract class KeyRingsContract {
    /** A store without a ring. */
    protected abstract KeyRings rings();

    @Test
    void theFirstRingWins() {
        KeyRings rings = rings();
        KeyRing first = aRing(1, "a");

        assertThat(rings.insertIfAbsent(first)).isEqualTo(first);
        assertThat(rings.insertIfAbsent(aRing(1, "b"))).isEqualTo(first);
        assertThat(rings.find()).contains(first);
    }

    @Test
    void aRingIsReplacedOnceForEachRevision() {
        KeyRings rings = rings();
        rings.insertIfAbsent(aRing(1, "a"));

        assertThat(rings.replace(aRing(2, "b"))).isEqualTo(KeyRings.Replacement.REPLACED);
        assertThat(rings.replace(aRing(2, "c"))).isEqualTo(KeyRings.Replacement.LOST_RACE);
        assertThat(rings.find()).contains(aRing(2, "b"));
    }

    @Test
    void thereIsNoRingBeforeTheFirst() {
        assertThat(rings().find()).isEmpty();
    }

    private static KeyRing aRing(long revision, String key) {
        return new KeyRing("tenant", revision, key, new TreeMap<>(Map.of(1, key, 2, key + key)));
    }
}
