package io.strongroom.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.strongroom.simulator.catalog.Attribute;
import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.store.ObjectStore;
import io.vertx.core.MultiMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request to one site, after authentication. Ids that do not exist or are hidden answer 404. */
@SuppressWarnings("ArrayRecordComponent") // never compared; the bytes are written once and read once
record Call(
        Site site,
        Profile profile,
        String origin,
        long now,
        boolean authenticated,
        Map<String, String> path,
        MultiMap query,
        byte[] body,
        String authorization) {

    Catalog catalog() {
        return site.workspace().catalog();
    }

    ObjectStore store() {
        return site.workspace().store();
    }

    ObjectJson objects() {
        return site.rendering(profile, origin);
    }

    DefinitionJson definitions() {
        return objects().definitions();
    }

    boolean has(Quirk quirk) {
        return profile.has(quirk);
    }

    JsonNode json() {
        return Json.read(body);
    }

    int pathNumber(String name) {
        String text = path.getOrDefault(name, "");
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notNumber) {
            throw Refusal.notFound("resource", text);
        }
    }

    @Nullable
    String queryText(String name) {
        return query.get(name);
    }

    int queryNumber(String name, int otherwise) {
        String text = query.get(name);
        if (text == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notNumber) {
            throw new Refusal(400, "The parameter " + name + " must be a number");
        }
    }

    boolean queryFlag(String name, boolean otherwise) {
        String text = query.get(name);
        return text == null ? otherwise : Boolean.parseBoolean(text);
    }

    boolean hidden(ObjectType type) {
        return site.access().hiddenTypes().contains(type.id())
                || site.access().hiddenSchemas().contains(type.schemaId());
    }

    Schema schema(int id) {
        Schema schema = catalog().schema(id);
        if (schema == null || site.access().hiddenSchemas().contains(id)) {
            throw Refusal.notFound("object schema", id);
        }
        return schema;
    }

    ObjectType type(int id) {
        ObjectType type = catalog().type(id);
        if (type == null || hidden(type)) {
            throw Refusal.notFound("object type", id);
        }
        return type;
    }

    Attribute attribute(int id) {
        Attribute attribute = catalog().attribute(id);
        if (attribute == null) {
            throw Refusal.notFound("object type attribute", id);
        }
        return attribute;
    }

    /** The ordinal of the object in the path. */
    int object() {
        int id = pathNumber("id");
        int ordinal = store().ordinalOf(id);
        if (!store().exists(ordinal)) {
            throw Refusal.notFound("object", id);
        }
        type(store().typeId(ordinal));
        return ordinal;
    }
}
