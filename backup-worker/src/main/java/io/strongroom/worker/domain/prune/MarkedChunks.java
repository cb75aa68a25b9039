package io.strongroom.worker.domain.prune;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.ChunkKind;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/**
 * The chunks that somebody needs, 8 bytes each: the first 64 bits of their hashes, sorted. Two chunks that begin alike are
 * taken for one, which at worst keeps garbage; a chunk that was marked is never denied.
 */
public final class MarkedChunks {
    private final Map<ChunkKind, Prefixes> byKind = new EnumMap<>(ChunkKind.class);

    public void mark(ChunkId chunk) {
        byKind.computeIfAbsent(chunk.kind(), kind -> new Prefixes()).add(prefix(chunk));
    }

    public boolean contains(ChunkId chunk) {
        Prefixes prefixes = byKind.get(chunk.kind());
        return prefixes != null && prefixes.contains(prefix(chunk));
    }

    private static long prefix(ChunkId chunk) {
        return Long.parseUnsignedLong(chunk.hash().substring(0, 16), 16);
    }

    private static final class Prefixes {
        private long[] values = new long[256];
        private int used;
        private boolean sorted = true;

        void add(long value) {
            if (used == values.length) {
                sort();
                if (used > values.length / 2) {
                    values = Arrays.copyOf(values, values.length * 2);
                }
            }
            values[used++] = value;
            sorted = false;
        }

        boolean contains(long value) {
            sort();
            return Arrays.binarySearch(values, 0, used, value) >= 0;
        }

        /** Also removes what is there twice: snapshots share most of their chunks. */
        private void sort() {
            if (sorted) {
                return;
            }
            Arrays.sort(values, 0, used);
            int distinct = 0;
            for (int i = 0; i < used; i++) {
                if (i == 0 || values[i] != values[i - 1]) {
                    values[distinct++] = values[i];
                }
            }
            used = distinct;
            sorted = true;
        }
    }
}
