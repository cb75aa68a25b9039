package io.strongroom.worker.application.port.out;

import io.strongroom.worker.domain.load.HourLoad;
import java.util.Map;

/** What this worker measured at sites since it was asked last; never more than a week's hours of each instance. */
public interface LoadMeter {

    /** By instance and hour of the week. What is handed out is forgotten here. */
    Map<String, Map<Integer, HourLoad>> drain();

    /** Takes back what could not be stored, to hand it out again. */
    void putBack(Map<String, Map<Integer, HourLoad>> measured);
}
