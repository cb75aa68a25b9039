package io.strongroom.config.domain.instance;

import java.time.Instant;

/**
 * Says that a name is an instance's, or will be once the instance is saved. Kept before the save, because two documents
 * cannot be written at once; a claim whose save never came is recognised by its revision.
 *
 * @param revision the one with which the instance was to take the name
 */
public record NameClaim(String nameKey, InstanceId instanceId, long revision, Instant claimedAt) {

    public boolean isFor(InstanceId id, long atRevision) {
        return instanceId.equals(id) && revision == atRevision;
    }
}
