package io.strongroom.config.domain.instance;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * A Jira site that we know or knew. Each change gives the next revision and the event that tells of it; a change is
 * saved before the next one is made.
 */
public sealed interface Instance permits ActiveInstance, RemovedInstance {

    InstanceId id();

    InstanceProfile profile();

    long revision();

    Instant updatedAt();

    /** What has happened since this instance was read; saved together with it. */
    List<InstanceChanged> raised();

    /** The same under the next revision and without an event: whoever was about to save that revision no longer can. */
    Instance fenced();

    <R> R match(Function<ActiveInstance, R> active, Function<RemovedInstance, R> removed);
}
