package io.strongroom.worker.adapter.out.mongo;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import io.strongroom.worker.application.port.out.LoadProfiles;
import io.strongroom.worker.domain.load.HourLoad;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.conversions.Bson;

/** One document {@code {_id: instanceId, hours: {"0".."167": sums}}} an instance, of 20 KB at most. */
public final class MongoLoadProfiles implements LoadProfiles {
    private static final int SCHEMA_VERSION = 1;
    private static final String HOURS = "hours";
    private static final String REQUESTS = "requests";
    private static final String LATENCY = "latencyMs";
    private static final String REFUSED = "refused";
    private static final String CHANGED = "changed";
    private static final List<String> SUMS = List.of(REQUESTS, LATENCY, REFUSED, CHANGED);
    private static final double HALF = 0.5;

    private final MongoCollection<Document> profiles;
    private final Clock clock;

    public MongoLoadProfiles(MongoDatabase database, Clock clock) {
        this.profiles = database.getCollection("load_profiles");
        this.clock = clock;
    }

    @Override
    public void add(String instanceId, Map<Integer, HourLoad> hours) {
        List<Bson> changes = new ArrayList<>();
        changes.add(Updates.setOnInsert("schemaVersion", SCHEMA_VERSION));
        changes.add(Updates.setOnInsert("halvedAt", Date.from(clock.instant())));
        hours.forEach((hour, load) -> {
            inc(changes, hour, REQUESTS, load.requests());
            inc(changes, hour, LATENCY, load.latencyMs());
            inc(changes, hour, REFUSED, load.refused());
            inc(changes, hour, CHANGED, load.changedObjects());
        });
        StoreCalls.call(() -> profiles.updateOne(
                Filters.eq("_id", instanceId), Updates.combine(changes), new UpdateOptions().upsert(true)));
    }

    private static void inc(List<Bson> changes, int hour, String sum, double by) {
        if (by != 0) {
            changes.add(Updates.inc(path(hour, sum), by));
        }
    }

    private static String path(Object hour, String sum) {
        return HOURS + "." + hour + "." + sum;
    }

    @Override
    public Map<Integer, HourLoad> find(String instanceId) {
        Document found = StoreCalls.call(
                () -> profiles.find(Filters.eq("_id", instanceId)).first());
        Map<Integer, HourLoad> hours = new HashMap<>();
        if (found != null) {
            sums(found).forEach((hour, sums) -> hours.put(Integer.valueOf(hour), toDomain((Document) sums)));
        }
        return hours;
    }

    private static Document sums(Document profile) {
        return profile.get(HOURS, new Document());
    }

    private static HourLoad toDomain(Document sums) {
        return new HourLoad(sum(sums, REQUESTS), sum(sums, LATENCY), sum(sums, REFUSED), sum(sums, CHANGED));
    }

    private static double sum(Document sums, String name) {
        return sums.get(name) instanceof Number number ? number.doubleValue() : 0;
    }

    /** Whoever changes the time first halves; the others find it changed. */
    @Override
    public void halve(Instant end, Instant now) {
        List<Document> due = StoreCalls.call(
                () -> profiles.find(Filters.lt("halvedAt", Date.from(end))).into(new ArrayList<>()));
        for (Document profile : due) {
            List<Bson> changes = new ArrayList<>();
            changes.add(Updates.set("halvedAt", Date.from(now)));
            sums(profile).forEach((hour, sums) -> SUMS.stream()
                    .filter(((Document) sums)::containsKey)
                    .forEach(sum -> changes.add(Updates.mul(path(hour, sum), HALF))));
            StoreCalls.call(() -> profiles.updateOne(
                    Filters.and(
                            Filters.eq("_id", profile.getString("_id")),
                            Filters.eq("halvedAt", profile.getDate("halvedAt"))),
                    Updates.combine(changes)));
        }
    }
}
