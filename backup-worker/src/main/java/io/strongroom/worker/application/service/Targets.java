package io.strongroom.worker.application.service;

import io.strongroom.worker.domain.snapshot.IdSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * What references lead to outside of the snapshot: objects of other schemas by their type, and nothing. A schema may refer
 * to a million objects of others, so they are kept as sets of bits.
 */
final class Targets {
    private final SortedMap<Long, IdSet> external = new TreeMap<>();
    private final IdSet absent = new IdSet();
    /** Few: those that the site's index did not know and that were there all the same. */
    private final Set<Long> found = new HashSet<>();

    void addExternal(long typeId, long objectId) {
        external.computeIfAbsent(typeId, type -> new IdSet()).add(objectId);
    }

    void addDangling(long objectId) {
        absent.add(objectId);
    }

    void foundAfterAll(long objectId) {
        found.add(objectId);
    }

    long externalCount() {
        return external.values().stream().mapToLong(IdSet::size).sum();
    }

    long danglingCount() {
        return absent.size() - found.size();
    }

    void forEachDangling(LongConsumer consumer) {
        absent.forEach(id -> {
            if (!found.contains(id)) {
                consumer.accept(id);
            }
        });
    }

    /** The first few dangling ones. */
    List<Long> someDangling(int most) {
        List<Long> some = new ArrayList<>();
        forEachDangling(id -> {
            if (some.size() < most) {
                some.add(id);
            }
        });
        return some;
    }

    /** Type by type, the ids of each in ascending order. */
    void forEachExternal(External consumer) {
        external.forEach((type, ids) -> ids.forEach(id -> consumer.accept(id, type)));
    }

    /** Takes an external target. */
    interface External {
        void accept(long objectId, long typeId);
    }
}
