package io.strongroom.worker.application.port.in;

import io.strongroom.worker.domain.load.HourLoad;
import java.util.SortedMap;

/** What reading a site is like, hour by hour of the week. */
public interface FollowSiteLoad {

    /** Stores what was measured since the last time; what cannot be stored waits. */
    void store();

    /** Lets older weeks count less. */
    void forget();

    /** By hour of the week, only hours with data. */
    SortedMap<Integer, HourLoad> of(String instanceId);
}
