package io.strongroom.worker.domain.job;

import java.util.Optional;

/**
 * The objects of one type that one task reads. How a range is read depends on what the site's query language can do; a
 * probe before planning finds out.
 */
public sealed interface ObjectRange {

    long typeId();

    /** Ids above {@code afterId}, up to and including {@code upToId}: stable under any change at the source. */
    record ById(long typeId, long afterId, long upToId) implements ObjectRange {
        public ById {
            if (upToId < afterId) {
                throw new IllegalArgumentException("upToId must not be below afterId");
            }
        }

        public ById after(long id) {
            return new ById(typeId, Math.min(Math.max(afterId, id), upToId), upToId);
        }
    }

    /**
     * Pages by offset in order of creation; deletions shift such pages, so they overlap and duplicates are dropped.
     *
     * @param createdFrom first day of creation (ISO date), absent: from the beginning
     * @param createdBefore first day that is out of the range again, absent: without end
     */
    record ByOffset(long typeId, Optional<String> createdFrom, Optional<String> createdBefore) implements ObjectRange {}

    default <R> R match(java.util.function.Function<ById, R> byId, java.util.function.Function<ByOffset, R> byOffset) {
        return this instanceof ById range ? byId.apply(range) : byOffset.apply((ByOffset) this);
    }
}
