package io.strongroom.worker.domain.snapshot;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * A set of ids that stays small for millions of them: blocks of 65,536 neighbouring ids, each a sorted array while it is
 * sparse and a bitmap of 8 KiB once it is dense, so an id costs at most 2 bytes beyond its block.
 */
public final class IdSet {
    private static final int SPARSE_LIMIT = 4096;

    private final TreeMap<Long, Block> blocks = new TreeMap<>();
    private long lastKey = Long.MIN_VALUE;
    private Block lastBlock = new Block();
    private long size;

    /** Whether the id was new. */
    public boolean add(long id) {
        long key = id >> 16;
        if (key != lastKey || size == 0) {
            lastBlock = blocks.computeIfAbsent(key, k -> new Block());
            lastKey = key;
        }
        boolean added = lastBlock.add((char) id);
        if (added) {
            size++;
        }
        return added;
    }

    public boolean contains(long id) {
        Block block = blocks.get(id >> 16);
        return block != null && block.contains((char) id);
    }

    public long size() {
        return size;
    }

    /** Passes every id on, least first. */
    public void forEach(LongConsumer consumer) {
        for (Map.Entry<Long, Block> entry : blocks.entrySet()) {
            entry.getValue().forEach(entry.getKey() << 16, consumer);
        }
    }

    private static final class Block {
        private char[] sparse = new char[4];
        private int used;
        private long[] dense = new long[0];

        boolean add(char low) {
            if (dense.length > 0) {
                long bit = 1L << low;
                if ((dense[low >> 6] & bit) != 0) {
                    return false;
                }
                dense[low >> 6] |= bit;
                return true;
            }
            int at = used > 0 && sparse[used - 1] < low ? -used - 1 : Arrays.binarySearch(sparse, 0, used, low);
            if (at >= 0) {
                return false;
            }
            if (used == SPARSE_LIMIT) {
                dense = new long[1024];
                for (int i = 0; i < used; i++) {
                    dense[sparse[i] >> 6] |= 1L << sparse[i];
                }
                sparse = new char[0];
                return add(low);
            }
            if (used == sparse.length) {
                sparse = Arrays.copyOf(sparse, Math.min(SPARSE_LIMIT, used * 2));
            }
            int insert = -at - 1;
            System.arraycopy(sparse, insert, sparse, insert + 1, used - insert);
            sparse[insert] = low;
            used++;
            return true;
        }

        boolean contains(char low) {
            return dense.length > 0
                    ? (dense[low >> 6] & (1L << low)) != 0
                    : Arrays.binarySearch(sparse, 0, used, low) >= 0;
        }

        void forEach(long base, LongConsumer consumer) {
            for (int i = 0; i < used && dense.length == 0; i++) {
                consumer.accept(base | sparse[i]);
            }
            for (int word = 0; word < dense.length; word++) {
                for (long bits = dense[word]; bits != 0; bits &= bits - 1) {
                    consumer.accept(base | ((long) word << 6) | Long.numberOfTrailingZeros(bits));
                }
            }
        }
    }
}
