package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.strongroom.worker.application.port.out.RetentionRepository;
import io.strongroom.worker.domain.retention.KeepingRules;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document {@code {_id: schemaId, revision, rules?, confirmed?}} a schema, changed by compare-and-set on the revision. */
public final class MongoRetentionRepository implements RetentionRepository {
    private static final int SCHEMA_VERSION = 1;
    private static final String ID = "_id";
    private static final String REVISION = "revision";
    private static final String RULES = "rules";
    private static final String CONFIRMED = "confirmed";

    private final MongoCollection<Document> retention;

    public MongoRetentionRepository(MongoDatabase database) {
        this.retention = database.getCollection("retention");
    }

    @Override
    public void store(String schemaId, long revision, Optional<RetentionPolicy> policy) {
        boolean stored = false;
        while (!stored) {
            Optional<KeepingRules> before = find(schemaId);
            if (before.filter(known -> known.revision() >= revision).isPresent()) {
                return;
            }
            Document next = new Document(ID, schemaId)
                    .append("schemaVersion", SCHEMA_VERSION)
                    .append(REVISION, revision);
            policy.ifPresent(rules -> next.append(RULES, from(rules)));
            stored = before.map(known -> replace(known, policy, next))
                    .orElseGet(() -> StoreCalls.insert(() -> retention.insertOne(next)));
        }
    }

    /** Other rules replace all; the same ones only go to the next revision and leave a confirmation where it is. */
    private boolean replace(KeepingRules known, Optional<RetentionPolicy> policy, Document next) {
        boolean same = known.policy().equals(policy);
        return StoreCalls.call(() -> same
                ? retention
                                .updateOne(exactly(known), Updates.set(REVISION, next.getLong(REVISION)))
                                .getMatchedCount()
                        == 1
                : retention.replaceOne(exactly(known), next).getMatchedCount() == 1);
    }

    @Override
    public Optional<KeepingRules> find(String schemaId) {
        return StoreCalls.call(() -> Optional.ofNullable(
                        retention.find(Filters.eq(ID, schemaId)).first()))
                .map(MongoRetentionRepository::toDomain);
    }

    @Override
    public List<KeepingRules> all() {
        return StoreCalls.call(() -> retention
                        .find(Filters.exists(RULES))
                        .sort(Sorts.ascending(ID))
                        .into(new ArrayList<>()))
                .stream()
                .map(MongoRetentionRepository::toDomain)
                .toList();
    }

    @Override
    public boolean confirm(KeepingRules rules, int backups) {
        while (true) {
            Optional<KeepingRules> now = find(rules.schemaId());
            if (now.filter(known -> known.policy().equals(rules.policy())).isEmpty()) {
                return false;
            }
            boolean set = StoreCalls.call(() -> retention
                            .updateOne(exactly(now.get()), Updates.set(CONFIRMED, backups))
                            .getMatchedCount()
                    == 1);
            if (set) {
                return true;
            }
        }
    }

    @Override
    public void forgetConfirmation(String schemaId) {
        StoreCalls.run(() -> retention.updateOne(Filters.eq(ID, schemaId), Updates.unset(CONFIRMED)));
    }

    private static Bson exactly(KeepingRules known) {
        return Filters.and(Filters.eq(ID, known.schemaId()), Filters.eq(REVISION, known.revision()));
    }

    private static Document from(RetentionPolicy policy) {
        return new Document("keepLast", policy.keepLast())
                .append("keepHourly", policy.keepHourly())
                .append("keepDaily", policy.keepDaily())
                .append("keepWeekly", policy.keepWeekly())
                .append("keepMonthly", policy.keepMonthly())
                .append("keepYearly", policy.keepYearly())
                .append("timeZone", policy.zone().getId());
    }

    private static KeepingRules toDomain(Document document) {
        Integer confirmed = document.getInteger(CONFIRMED);
        return new KeepingRules(
                document.getString(ID),
                document.getLong(REVISION),
                Optional.ofNullable(document.get(RULES, Document.class)).map(MongoRetentionRepository::policy),
                confirmed == null ? OptionalInt.empty() : OptionalInt.of(confirmed));
    }

    private static RetentionPolicy policy(Document rules) {
        return new RetentionPolicy(
                rules.getInteger("keepLast"),
                rules.getInteger("keepHourly"),
                rules.getInteger("keepDaily"),
                rules.getInteger("keepWeekly"),
                rules.getInteger("keepMonthly"),
                rules.getInteger("keepYearly"),
                ZoneId.of(rules.getString("timeZone")));
    }
}
