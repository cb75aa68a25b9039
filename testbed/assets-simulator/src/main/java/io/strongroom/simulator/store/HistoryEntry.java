package io.strongroom.simulator.store;

import org.jspecify.annotations.Nullable;

/** One change of one object. Types: 0 created, 1 attribute changed (unconfirmed numbers). */
public record HistoryEntry(
        long id,
        int type,
        @Nullable String attribute,
        @Nullable String oldValue,
        @Nullable String newValue,
        long created,
        String accountId) {}
