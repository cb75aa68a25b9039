package io.strongroom.worker.application.snapshot;

import java.util.SortedMap;

/**
 * How much a collection holds.
 *
 * @param byType entries by the first part of their key
 * @param distinctIds different second parts
 */
public record CollectionCounts(SortedMap<Long, Long> byType, long distinctIds) {

    public long entries() {
        return byType.values().stream().mapToLong(Long::longValue).sum();
    }
}
