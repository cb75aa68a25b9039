package io.strongroom.scheduler.application.port.in;

/** Turns runs that have come into requests. Any number of replicas may do this at any time. */
public interface RunSchedules {

    /** Deals with what is due now. What cannot be dealt with stays due. */
    void runDue();

    /** Forgets what became of runs of long ago. */
    void forgetOld();
}
