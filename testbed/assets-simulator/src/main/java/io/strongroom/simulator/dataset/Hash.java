package io.strongroom.simulator.dataset;

/** Repeatable pseudo-random numbers: the same inputs give the same number in every run. */
final class Hash {
    private Hash() {}

    static long mix(long a, long b) {
        long z = a * 0x9E3779B97F4A7C15L + b * 0xD1B54A32D192ED03L + 0x632BE59BD9B4E019L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    static long mix(long a, long b, long c) {
        return mix(mix(a, b), c);
    }

    /** A number from 0 to bound - 1. */
    static int pick(long hash, int bound) {
        return (int) Long.remainderUnsigned(hash, bound);
    }
}
