package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.AttributeSettings;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.store.ObjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes by other users, made on request: the same seed and the same earlier requests give the same changes. */
final class Churn {
    private static final int ATTEMPTS = 50;

    private final Site site;
    private final Schema schema;
    private final ObjectStore store;
    private final Random random;
    private final List<Integer> created = new ArrayList<>();
    private final List<Integer> updated = new ArrayList<>();
    private final List<Integer> deleted = new ArrayList<>();

    private Churn(Site site, Schema schema, long seed) {
        this.site = site;
        this.schema = schema;
        this.store = site.workspace().store();
        this.random = new Random(seed);
    }

    static Reply run(Site site, JsonNode body) {
        var lock = site.workspace().lock().writeLock();
        lock.lock();
        try {
            Schema schema = schema(site, body);
            Churn churn = new Churn(site, schema, body.path("seed").asLong(site.turn("churn")));
            repeat(body.path("creates").asInt(0), churn::create);
            repeat(body.path("updates").asInt(0), churn::update);
            repeat(body.path("deletes").asInt(0), churn::delete);
            return churn.reply();
        } finally {
            lock.unlock();
        }
    }

    private static Schema schema(Site site, JsonNode body) {
        String wanted = body.path("schema").asText("");
        return site.workspace().catalog().schemas().stream()
                .filter(schema -> wanted.isEmpty()
                        || wanted.equals(Integer.toString(schema.id()))
                        || wanted.equalsIgnoreCase(schema.key())
                        || wanted.equals(schema.name()))
                .findFirst()
                .orElseThrow(() -> new Refusal(404, "There is no schema " + wanted));
    }

    private static void repeat(int times, Runnable action) {
        for (int i = 0; i < times; i++) {
            action.run();
        }
    }

    /** A living object of the schema, or -1. */
    private int any() {
        var list = store.index().ofSchema(schema.id());
        for (int attempt = 0; attempt < ATTEMPTS && list.size() > 0; attempt++) {
            int ordinal = list.get(random.nextInt(list.size()));
            if (store.exists(ordinal)) {
                return ordinal;
            }
        }
        return -1;
    }

    private void create() {
        int model = any();
        if (model < 0) {
            return;
        }
        Map<Integer, List<String>> values = new HashMap<>();
        for (Attribute attribute : site.workspace().catalog().visibleAttributes(store.typeId(model))) {
            List<String> raw = attribute.system() ? List.of() : store.truth().raw(model, attribute);
            if (attribute.settings().label()) {
                values.put(attribute.id(), List.of("New " + random.nextInt(1_000_000) + " after " + store.id(model)));
            } else if (!raw.isEmpty()) {
                values.put(attribute.id(), raw);
            }
        }
        created.add(store.id(
                store.create(store.typeId(model), values, false, site.access().accountId())));
    }

    private void update() {
        int ordinal = any();
        if (ordinal < 0) {
            return;
        }
        List<Attribute> texts = site.workspace().catalog().visibleAttributes(store.typeId(ordinal)).stream()
                .filter(attribute -> !attribute.system()
                        && attribute.settings().type() == AttributeSettings.DEFAULT
                        && (attribute.settings().defaultType() == AttributeSettings.TEXT
                                || attribute.settings().defaultType() == AttributeSettings.TEXTAREA))
                .toList();
        Attribute attribute = texts.get(random.nextInt(texts.size()));
        store.update(
                ordinal,
                Map.of(attribute.id(), List.of("Changed " + random.nextInt(1_000_000) + " on " + store.id(ordinal))),
                store.truth().hasAvatar(ordinal),
                site.access().accountId());
        updated.add(store.id(ordinal));
    }

    private void delete() {
        int ordinal = any();
        if (ordinal >= 0) {
            store.delete(ordinal);
            deleted.add(store.id(ordinal));
        }
    }

    private Reply reply() {
        return Reply.json(200, Json.bytes(json -> {
            json.writeStartObject();
            for (Map.Entry<String, List<Integer>> change : Map.of(
                            "created", created, "updated", updated, "deleted", deleted)
                    .entrySet()) {
                json.writeArrayFieldStart(change.getKey());
                for (int id : change.getValue()) {
                    json.writeString(Integer.toString(id));
                }
                json.writeEndArray();
            }
            json.writeEndObject();
        }));
    }
}
