package io.strongroom.worker.adapter.out.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.strongroom.worker.application.port.out.LeaseLostException;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.conversions.Bson;

/** Tasks in one collection; a backup's tasks are removed when it ends, so the collection stays small. */
@ApplicationScoped
class MongoTaskLedger implements TaskLedger {
    private static final String ID = "_id";
    private static final String BACKUP = "backupId";
    private static final String STATUS = "status";
    private static final String LEASE_UNTIL = "leaseUntil";
    private static final String LEASE_FENCE = "leaseFence";
    private static final Bson LONGEST_FIRST = Sorts.orderBy(Sorts.descending("expected"), Sorts.ascending(ID));

    private final TaskCollection tasks;
    private final StoreClock clock;

    MongoTaskLedger(TaskCollection tasks, StoreClock clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    private MongoCollection<TaskDocument> collection() {
        return tasks.mongoCollection();
    }

    @Override
    public void plan(List<Task> planned) {
        planned.forEach(task -> StoreCalls.insert(() -> collection().insertOne(TaskDocument.from(task))));
    }

    @Override
    public List<Task> of(BackupId id) {
        return StoreCalls.call(() -> collection()
                        .find(eq(BACKUP, id.value()))
                        .sort(LONGEST_FIRST)
                        .into(new ArrayList<>()))
                .stream()
                .map(TaskDocument::toDomain)
                .toList();
    }

    @Override
    public Optional<Task> find(TaskId id) {
        return StoreCalls.call(() -> Optional.ofNullable(
                        collection().find(eq(ID, id.value())).first()))
                .map(TaskDocument::toDomain);
    }

    @Override
    public Optional<Task> claim(BackupId id, String owner) {
        Instant now = clock.now();
        Bson free = or(
                and(eq(STATUS, Task.Status.READY.name()), lte("notBefore", now)),
                and(eq(STATUS, Task.Status.RUNNING.name()), lte(LEASE_UNTIL, now)));
        return StoreCalls.call(() -> Optional.ofNullable(collection()
                        .findOneAndUpdate(
                                and(eq(BACKUP, id.value()), free),
                                Updates.combine(
                                        Updates.set(STATUS, Task.Status.RUNNING.name()),
                                        Updates.set("leaseOwner", owner),
                                        Updates.set(LEASE_UNTIL, now.plus(Lease.LENGTH)),
                                        Updates.inc(LEASE_FENCE, 1L)),
                                new FindOneAndUpdateOptions()
                                        .sort(LONGEST_FIRST)
                                        .returnDocument(ReturnDocument.AFTER))))
                .map(TaskDocument::toDomain);
    }

    /** A checkpoint is a heartbeat too. */
    @Override
    public void save(Task task) {
        TaskDocument next = TaskDocument.from(task);
        next.leaseUntil = task.status() == Task.Status.RUNNING ? clock.now().plus(Lease.LENGTH) : Instant.EPOCH;
        boolean won = StoreCalls.call(() ->
                collection().replaceOne(held(task.id(), next.leaseFence), next).getMatchedCount() == 1);
        if (!won) {
            throw new LeaseLostException("task " + next.id);
        }
    }

    @Override
    public boolean heartbeat(TaskId id, long fence) {
        return StoreCalls.call(() -> collection()
                        .updateOne(
                                held(id, fence),
                                Updates.set(LEASE_UNTIL, clock.now().plus(Lease.LENGTH)))
                        .getMatchedCount()
                == 1);
    }

    private static Bson held(TaskId id, long fence) {
        return and(eq(ID, id.value()), eq(LEASE_FENCE, fence), eq(STATUS, Task.Status.RUNNING.name()));
    }

    @Override
    public long running(String instanceId) {
        return StoreCalls.call(() -> collection()
                .countDocuments(and(
                        eq("instanceId", instanceId),
                        eq(STATUS, Task.Status.RUNNING.name()),
                        gt(LEASE_UNTIL, clock.now()))));
    }

    @Override
    public long ready() {
        return StoreCalls.call(() -> collection().countDocuments(eq(STATUS, Task.Status.READY.name())));
    }

    @Override
    public Set<BackupId> backups() {
        return StoreCalls.call(() -> collection().distinct(BACKUP, String.class).into(new HashSet<>())).stream()
                .map(BackupId::new)
                .collect(Collectors.toCollection(HashSet::new));
    }

    @Override
    public void forget(BackupId id) {
        StoreCalls.run(() -> collection().deleteMany(eq(BACKUP, id.value())));
    }
}
