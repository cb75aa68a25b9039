package io.strongroom.config.application.port.out;

import static io.strongroom.config.domain.instance.InstanceFixtures.NOW;
import static io.strongroom.config.domain.instance.InstanceFixtures.aConnection;
import static io.strongroom.config.domain.instance.InstanceFixtures.checked;
import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.config.application.port.out.InstanceRepository.SaveOutcome;
import io.strongroom.config.application.port.out.Outbox.PendingEvent;
import io.strongroom.config.domain.instance.ActiveInstance;
import io.strongroom.config.domain.instance.Instance;
import io.strongroom.config.domain.instance.InstanceChanged;
import io.strongroom.config.domain.instance.RemovedInstance;
import io.strongroom.config.domain.instance.WorkspaceId;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every repository of instances and its outbox do, in memory or not. */
public abstract class InstanceRepositoryContract {

    /** A workspace of its own for each test, since a real store keeps what the others have saved. */
    private final WorkspaceId workspace = new WorkspaceId(UUID.randomUUID().toString());

    private final ActiveInstance added = aConnection(workspace, 1);

    protected abstract InstanceRepository repository();

    protected abstract Outbox outbox();

    @Test
    public void whatIsSavedIsFoundAgain() {
        assertThat(repository().save(added)).isEqualTo(SaveOutcome.SAVED);

        assertThat(repository().find(added.id())).contains(withoutEvents(added));
        assertThat(repository().findAll()).contains(withoutEvents(added));
    }

    @Test
    public void whatWasNeverSavedIsNotFound() {
        assertThat(repository().find(added.id())).isEmpty();
    }

    @Test
    public void theSameFirstRevisionIsSavedOnce() {
        repository().save(added);

        assertThat(repository().save(added)).isEqualTo(SaveOutcome.CHANGED_MEANWHILE);
        assertThat(pending()).hasSize(1);
    }

    @Test
    public void aChangeReplacesTheRevisionBeforeIt() {
        repository().save(added);
        ActiveInstance changed = added.changed(checked(workspace), 7, true, NOW.plusSeconds(5));

        assertThat(repository().save(changed)).isEqualTo(SaveOutcome.SAVED);

        assertThat(repository().find(added.id())).contains(withoutEvents(changed));
    }

    @Test
    public void aChangeOfAnOldRevisionIsRefused() {
        repository().save(added);
        repository().save(added.changed(checked(workspace), 1, true, NOW));

        assertThat(repository().save(added.removed(NOW))).isEqualTo(SaveOutcome.CHANGED_MEANWHILE);
        assertThat(pending()).extracting(InstanceChanged::revision).containsExactly(1L, 2L);
    }

    @Test
    public void aChangeOfWhatIsNotThereIsRefused() {
        assertThat(repository().save(added.removed(NOW))).isEqualTo(SaveOutcome.CHANGED_MEANWHILE);
        assertThat(repository().find(added.id())).isEmpty();
    }

    @Test
    public void ofManyChangesAtOnceOneIsSaved() throws InterruptedException, ExecutionException {
        repository().save(added);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<SaveOutcome>> changes = IntStream.range(0, 8)
                    .mapToObj(number -> (Callable<SaveOutcome>)
                            () -> repository().save(added.changed(checked(workspace), number, true, NOW)))
                    .toList();
            int saved = 0;
            for (Future<SaveOutcome> outcome : threads.invokeAll(changes)) {
                saved += outcome.get() == SaveOutcome.SAVED ? 1 : 0;
            }
            assertThat(saved).isEqualTo(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    public void aRemovedInstanceStaysAsARemovedOne() {
        repository().save(added);
        RemovedInstance removed = added.removed(NOW);

        repository().save(removed);

        assertThat(repository().find(added.id())).contains(withoutEvents(removed));
    }

    @Test
    public void aRemovedInstanceCanBeAddedAgain() {
        repository().save(added);
        repository().save(added.removed(NOW));
        ActiveInstance again = added.removed(NOW).addedAgain(checked(workspace), 3, NOW);

        assertThat(repository().save(again)).isEqualTo(SaveOutcome.SAVED);
        assertThat(repository().find(added.id())).contains(withoutEvents(again));
    }

    @Test
    public void everyChangeLeavesItsEventInTheOutboxInOrder() {
        repository().save(added);
        repository().save(added.removed(NOW));

        assertThat(pending())
                .containsExactly(
                        added.raised().get(0), added.removed(NOW).raised().get(0));
    }

    @Test
    public void aPublishedEventLeavesTheOutboxAndTheOthersStay() {
        repository().save(added);
        repository().save(added.removed(NOW));

        outbox().markPublished(new PendingEvent(added.raised().get(0), ""));
        outbox().markPublished(new PendingEvent(added.raised().get(0), ""));

        assertThat(pending()).containsExactly(added.removed(NOW).raised().get(0));
    }

    @Test
    public void markingAnEventDoesNotDisturbWhoeverChangesTheInstance() {
        repository().save(added);
        outbox().markPublished(new PendingEvent(added.raised().get(0), ""));

        assertThat(repository().save(added.removed(NOW))).isEqualTo(SaveOutcome.SAVED);
    }

    private List<InstanceChanged> pending() {
        return outbox().pending().stream()
                .map(PendingEvent::event)
                .filter(event -> event.instanceId().equals(added.id()))
                .toList();
    }

    private static Instance withoutEvents(ActiveInstance active) {
        return ActiveInstance.reconstitute(
                active.id(),
                new ActiveInstance.Checked(active.profile(), active.credential(), active.inspection()),
                active.precedence(),
                active.schemasSynced(),
                active.createdAt(),
                active.updatedAt(),
                active.revision());
    }

    private static Instance withoutEvents(RemovedInstance removed) {
        return RemovedInstance.reconstitute(removed.id(), removed.profile(), removed.updatedAt(), removed.revision());
    }
}
