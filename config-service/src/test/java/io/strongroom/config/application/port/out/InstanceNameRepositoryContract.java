package io.strongroom.config.application.port.out;

import static io.strongroom.config.domain.instance.InstanceFixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.domain.instance.InstanceId;
import io.strongroom.config.domain.instance.NameClaim;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every keeper of names does, in memory or not. */
public abstract class InstanceNameRepositoryContract {

    /** A name of its own for each test, since a real store keeps what the others have saved. */
    private final String name = "name-" + UUID.randomUUID();

    private final NameClaim first = claim(1);

    protected abstract InstanceNameRepository names();

    @Test
    public void aNameIsKeptForTheFirst() {
        assertThat(names().find(name)).isEmpty();

        assertThat(names().keepFirst(first)).isTrue();
        assertThat(names().keepFirst(claim(2))).isFalse();

        assertThat(names().find(name)).contains(first);
    }

    @Test
    public void ofManyAtOnceOneGetsTheName() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            int kept = 0;
            for (Future<Boolean> outcome : threads.invokeAll(LongStream.range(1, 9)
                    .mapToObj(revision -> (Callable<Boolean>) () -> names().keepFirst(claim(revision)))
                    .toList())) {
                kept += outcome.get() ? 1 : 0;
            }
            assertThat(kept).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void onlyTheClaimThatIsHeldIsReplaced() {
        NameClaim second = claim(2);
        names().keepFirst(first);

        assertThat(names().replace(claim(7), second)).isFalse();
        assertThat(names().replace(first, second)).isTrue();
        assertThat(names().replace(first, claim(3))).isFalse();

        assertThat(names().find(name)).contains(second);
    }

    @Test
    public void onlyTheClaimThatIsHeldIsReleased() {
        names().keepFirst(first);

        names().release(claim(2));
        assertThat(names().find(name)).contains(first);

        names().release(first);
        names().release(first);
        assertThat(names().find(name)).isEmpty();
    }

    private NameClaim claim(long revision) {
        return new NameClaim(name, new InstanceId(UUID.nameUUIDFromBytes(new byte[] {(byte) revision})), revision, NOW);
    }
}
