package io.strongroom.simulator.aql;

import java.util.Set;

/** What the search supports and whom it answers: the unconfirmed corners of AQL, and the caller's view. */
public record SearchRules(
        boolean objectIdRanges,
        boolean orderByObjectId,
        boolean absoluteDates,
        boolean minuteGranularity,
        boolean keySortsAsText,
        Set<Integer> hiddenTypes,
        String accountId) {

    public static final SearchRules OPEN = new SearchRules(true, true, true, false, false, Set.of(), "");
}
