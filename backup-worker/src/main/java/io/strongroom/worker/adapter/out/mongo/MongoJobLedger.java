package io.strongroom.worker.adapter.out.mongo;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.strongroom.worker.application.port.out.JobLedger;
import io.strongroom.worker.application.port.out.LedgerUnavailableException;
import io.strongroom.worker.domain.job.BackupId;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Lease;
import io.strongroom.worker.domain.storage.StorageId;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.bson.BsonDocument;
import org.bson.Document;
import org.bson.codecs.DecoderContext;
import org.bson.conversions.Bson;

/** Jobs in one collection, stops that came too early in another. */
@ApplicationScoped
class MongoJobLedger implements JobLedger {
    static final String EARLY_STOPS = "early_stops";
    private static final String ID = "_id";
    private static final String VERSION = "version";
    private static final String ACTIVE = "active";
    private static final String REMOVED = "removed";
    static final String UNTOLD = "untold";
    private static final int MOST_ATTEMPTS = 100;

    private final JobCollection jobs;
    private final StoreClock clock;

    MongoJobLedger(JobCollection jobs, StoreClock clock) {
        this.jobs = jobs;
        this.clock = clock;
    }

    private MongoCollection<JobDocument> collection() {
        return jobs.mongoCollection();
    }

    private MongoCollection<Document> earlyStops() {
        return jobs.mongoDatabase().getCollection(EARLY_STOPS);
    }

    @Override
    public Instant now() {
        return clock.now();
    }

    @Override
    public boolean add(Job job) {
        return StoreCalls.insert(() -> collection().insertOne(JobDocument.from(job)));
    }

    @Override
    public Optional<Job> find(BackupId id) {
        return read(id).map(JobDocument::toDomain);
    }

    private Optional<JobDocument> read(BackupId id) {
        return StoreCalls.call(
                () -> Optional.ofNullable(collection().find(notRemoved(id)).first()));
    }

    private static Bson notRemoved(BackupId id) {
        return and(eq(ID, id.value()), exists(REMOVED, false));
    }

    @Override
    public Job change(BackupId id, UnaryOperator<Job> change) {
        for (int attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
            JobDocument stored = read(id).orElseThrow();
            Job before = stored.toDomain();
            Job after = change.apply(before);
            if (after.equals(before)) {
                return before;
            }
            JobDocument next = JobDocument.from(after);
            next.version = stored.version + 1;
            next.publishedSequence = stored.publishedSequence;
            next.unpublished = next.sequence > stored.publishedSequence;
            boolean won = StoreCalls.call(() -> collection()
                            .replaceOne(and(eq(ID, id.value()), eq(VERSION, stored.version)), next)
                            .getMatchedCount()
                    == 1);
            if (won) {
                return next.toDomain();
            }
        }
        throw new LedgerUnavailableException(
                new IllegalStateException("job " + id + " was changed by others " + MOST_ATTEMPTS + " times in a row"));
    }

    @Override
    public boolean heartbeat(BackupId id, long fence) {
        Instant until = clock.now().plus(Lease.LENGTH);
        return StoreCalls.call(() -> collection()
                        .updateOne(
                                and(eq(ID, id.value()), eq("leaseFence", fence), eq(ACTIVE, true)),
                                Updates.combine(Updates.set("leaseUntil", until), Updates.inc(VERSION, 1L)))
                        .getMatchedCount()
                == 1);
    }

    @Override
    public List<Job> active() {
        return all(eq(ACTIVE, true));
    }

    @Override
    public List<Job> unpublished() {
        return all(eq("unpublished", true));
    }

    private List<Job> all(Bson filter) {
        return StoreCalls.call(() -> collection()
                        .find(filter)
                        .sort(Sorts.ascending("requestedAt"))
                        .into(new ArrayList<>()))
                .stream()
                .map(JobDocument::toDomain)
                .toList();
    }

    @Override
    public void published(BackupId id, long sequence) {
        StoreCalls.run(() -> {
            collection().updateOne(notRemoved(id), Updates.max("publishedSequence", sequence));
            collection()
                    .updateOne(
                            and(eq(ID, id.value()), lte("sequence", sequence)),
                            Updates.combine(Updates.set("unpublished", false), Updates.inc(VERSION, 1L)));
        });
    }

    @Override
    public void rememberStop(BackupId id, Instant requestedAt) {
        StoreCalls.run(() -> earlyStops()
                .updateOne(
                        eq(ID, id.value()), Updates.set("requestedAt", requestedAt), new UpdateOptions().upsert(true)));
    }

    @Override
    public boolean stopWasRemembered(BackupId id) {
        return StoreCalls.call(() -> earlyStops().find(eq(ID, id.value())).first() != null);
    }

    @Override
    public Page list(Query query) {
        List<Bson> conditions = new ArrayList<>();
        conditions.add(eq("schemaId", query.schemaId()));
        query.trigger().ifPresent(trigger -> conditions.add(eq("trigger", trigger.name())));
        query.from().ifPresent(from -> conditions.add(gte("requestedAt", from)));
        query.to().ifPresent(to -> conditions.add(lt("requestedAt", to)));
        Bson filter = and(conditions);
        Bson order = query.newestFirst() ? Sorts.descending("requestedAt", ID) : Sorts.ascending("requestedAt", ID);
        return StoreCalls.call(() -> {
            List<JobDocument> page = collection()
                    .find(filter)
                    .sort(order)
                    .skip(query.page() * query.size())
                    .limit(query.size())
                    .into(new ArrayList<>());
            return new Page(
                    page.stream().map(JobDocument::toDomain).toList(),
                    collection().countDocuments(filter));
        });
    }

    @Override
    public Set<StorageId> storages() {
        return StoreCalls.call(() -> collection()
                        .distinct("storageId", ne("storageId", null), String.class)
                        .into(new HashSet<>()))
                .stream()
                .map(StorageId::new)
                .collect(Collectors.toSet());
    }

    /**
     * The tombstone has no field that any query but two looks at: the one by id, and that for the removals to tell, which
     * finds the job below {@code untold}. It says which storage may hold what the backup left, and has a version of its
     * own, so that whoever read the job before does not write it back.
     */
    @Override
    public void remove(BackupId id) {
        MongoCollection<Document> documents = jobs.mongoDatabase().getCollection(JobDocument.COLLECTION);
        Bson ended = and(notRemoved(id), eq(ACTIVE, false));
        StoreCalls.run(() -> {
            Document stored = documents.find(ended).first();
            while (stored != null) {
                Document tombstone = new Document(ID, id.value())
                        .append("schemaVersion", JobDocument.SCHEMA_VERSION)
                        .append(VERSION, stored.getLong(VERSION) + 1)
                        .append(REMOVED, true)
                        .append("storageId", stored.getString("storageId"))
                        .append(UNTOLD, new Document(stored).append("sequence", stored.getLong("sequence") + 1));
                documents.replaceOne(and(ended, eq(VERSION, stored.getLong(VERSION))), tombstone);
                stored = documents.find(ended).first();
            }
        });
    }

    @Override
    public List<Job> removals() {
        return StoreCalls.call(() -> jobs.mongoDatabase()
                        .getCollection(JobDocument.COLLECTION, BsonDocument.class)
                        .find(exists(UNTOLD + "." + ID))
                        .into(new ArrayList<>()))
                .stream()
                .map(tombstone -> job(tombstone.getDocument(UNTOLD)).toDomain())
                .toList();
    }

    private JobDocument job(BsonDocument stored) {
        return collection()
                .getCodecRegistry()
                .get(JobDocument.class)
                .decode(stored.asBsonReader(), DecoderContext.builder().build());
    }

    @Override
    public void removalTold(BackupId id) {
        StoreCalls.run(() -> collection().updateOne(eq(ID, id.value()), Updates.unset(UNTOLD)));
    }
}
