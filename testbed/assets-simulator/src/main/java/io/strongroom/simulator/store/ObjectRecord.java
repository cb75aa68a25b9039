package io.strongroom.simulator.store;

import java.util.List;
import java.util.Map;

/**
 * What was written to an object since the data set was generated: raw values by attribute id, in the form in which they
 * are written (object ids, account ids, status ids). An attribute that is absent here keeps its generated value.
 */
public record ObjectRecord(long updated, Map<Integer, List<String>> values, boolean hasAvatar) {}
