package io.strongroom.simulator.aql;

import io.strongroom.simulator.catalog.Catalog;
import io.strongroom.simulator.catalog.ObjectType;
import io.strongroom.simulator.catalog.Schema;
import io.strongroom.simulator.store.IntList;
import io.strongroom.simulator.store.ObjectStore;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The part of the index that a query can be narrowed to before any object is looked at. */
final class Scope {
    private @Nullable Set<Integer> types;
    private @Nullable Integer schemaId;
    private @Nullable Set<Integer> ids;
    private long lowest = Long.MIN_VALUE;
    private long highest = Long.MAX_VALUE;

    void onlyTypes(Set<Integer> wanted) {
        if (types == null) {
            types = new HashSet<>(wanted);
        } else {
            types.retainAll(wanted);
        }
    }

    /** False when a schema was chosen before: the caller has to test the second one object by object. */
    boolean onlySchema(int id) {
        if (schemaId != null) {
            return schemaId == id;
        }
        schemaId = id;
        return true;
    }

    void onlyIds(Set<Integer> wanted) {
        if (ids == null) {
            ids = new HashSet<>(wanted);
        } else {
            ids.retainAll(wanted);
        }
    }

    boolean atLeast(long id) {
        lowest = Math.max(lowest, id);
        return true;
    }

    boolean atMost(long id) {
        highest = Math.min(highest, id);
        return true;
    }

    Hits hits(ObjectStore store, Catalog catalog, Set<Integer> hidden, boolean descending) {
        IntList list = list(store, catalog, hidden);
        int from = lowest == Long.MIN_VALUE ? 0 : list.lowerBound(store.ordinalFrom(lowest));
        int to = highest == Long.MAX_VALUE ? list.size() : list.lowerBound(store.ordinalFrom(highest + 1));
        return Hits.slice(list, from, to, descending);
    }

    private IntList list(ObjectStore store, Catalog catalog, Set<Integer> hidden) {
        if (ids != null) {
            return IntList.of(known(store, catalog, hidden, ids));
        }
        if (types == null && hidden.isEmpty()) {
            return schemaId == null ? store.index().all() : store.index().ofSchema(schemaId);
        }
        Set<Integer> wanted = new HashSet<>();
        for (ObjectType type : catalog.types()) {
            boolean inSchema = schemaId == null || type.schemaId() == schemaId;
            if (inSchema && !hidden.contains(type.id()) && (types == null || types.contains(type.id()))) {
                wanted.add(type.id());
            }
        }
        return wanted.size() == 1 ? store.index().ofType(wanted.iterator().next()) : IntList.of(merged(store, wanted));
    }

    private int[] known(ObjectStore store, Catalog catalog, Set<Integer> hidden, Set<Integer> wanted) {
        return wanted.stream()
                .mapToInt(store::ordinalOf)
                .filter(ordinal -> ordinal >= 0 && store.index().all().contains(ordinal))
                .filter(ordinal -> {
                    ObjectType type = catalog.type(store.typeId(ordinal));
                    return type != null
                            && !hidden.contains(type.id())
                            && (types == null || types.contains(type.id()))
                            && (schemaId == null || schemaId == type.schemaId());
                })
                .sorted()
                .toArray();
    }

    private static int[] merged(ObjectStore store, Set<Integer> types) {
        int total = 0;
        for (int type : types) {
            total += store.index().ofType(type).size();
        }
        int[] all = new int[total];
        int at = 0;
        for (int type : types) {
            int[] part = store.index().ofType(type).toArray();
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        Arrays.sort(all);
        return all;
    }

    static @Nullable Schema schemaNamed(Catalog catalog, String text) {
        for (Schema schema : catalog.schemas()) {
            if (schema.name().equalsIgnoreCase(text)
                    || schema.key().equalsIgnoreCase(text)
                    || Integer.toString(schema.id()).equals(text)) {
                return schema;
            }
        }
        return null;
    }
}
