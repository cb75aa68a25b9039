package io.strongroom.assets;

import io.strongroom.assets.canonical.AssetObjectReader;
import java.time.Instant;

/** A page of objects that was read, and what its answer says besides. */
record PageRead(AssetObjectReader.Page page, Instant serverDate, long bytes) {

    static PageRead of(RetryingCalls.Reply reply) {
        return new PageRead(
                reply.objects().readPage(reply.data(), 0, reply.length()), reply.serverDate(), reply.length());
    }

    ObjectPage about(long startAt, int received) {
        return new ObjectPage(startAt, received, page.lastClaimed(), page.total(), serverDate, bytes);
    }
}
