package io.strongroom.simulator.aql;

import io.strongroom.simulator.store.IntList;

/** The ordinals that a query found, in order. */
public interface Hits {
    int size();

    int ordinal(int index);

    /** True when later writes do not change this result. */
    default boolean isFixed() {
        return false;
    }

    /** The same objects, beginning elsewhere. */
    static Hits rotated(Hits hits, int by) {
        return new Hits() {
            @Override
            public int size() {
                return hits.size();
            }

            @Override
            public int ordinal(int index) {
                return hits.ordinal((index + by) % hits.size());
            }
        };
    }

    static Hits of(int... ordinals) {
        return new Hits() {
            @Override
            public boolean isFixed() {
                return true;
            }

            @Override
            public int size() {
                return ordinals.length;
            }

            @Override
            public int ordinal(int index) {
                return ordinals[index];
            }
        };
    }

    /** A part of a list, read when asked; valid while the store's lock is held. */
    static Hits slice(IntList list, int from, int to, boolean descending) {
        return new Hits() {
            @Override
            public int size() {
                return Math.max(0, to - from);
            }

            @Override
            public int ordinal(int index) {
                return list.get(descending ? to - 1 - index : from + index);
            }
        };
    }
}
