package io.strongroom.worker.application.port.out;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/** The wrapped keys, base64: the hash key, and one data key for each epoch; the greatest epoch is the current one. */
public record KeyRing(String tenant, long revision, String wrappedHashKey, SortedMap<Integer, String> wrappedDataKeys) {
    public KeyRing {
        if (wrappedDataKeys.isEmpty()) {
            throw new IllegalArgumentException("wrappedDataKeys of a key ring is empty");
        }
        wrappedDataKeys = Collections.unmodifiableSortedMap(new TreeMap<>(wrappedDataKeys));
    }

    public int currentEpoch() {
        return wrappedDataKeys.lastKey();
    }
}
