package io.strongroom.worker.application.port.out;

/** What a site can bear at the same time. */
public interface SiteCapacity {

    /**
     * The number of calls in flight that the site's allowed rate can use at its present latency, at least 1. More would
     * only wait.
     */
    int usefulConcurrency(String instanceId);
}
