package io.strongroom.simulator.store;

import java.util.Arrays;

/** Ascending numbers without boxing. */
public final class IntList {
    private int[] values;
    private int size;

    public IntList() {
        values = new int[8];
    }

    private IntList(int[] values) {
        this.values = values;
        this.size = values.length;
    }

    /** Takes the array over; it must be ascending. */
    public static IntList of(int[] ascending) {
        return new IntList(ascending);
    }

    public int size() {
        return size;
    }

    public int get(int index) {
        return values[index];
    }

    /** The values must come in ascending order. */
    public void append(int value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, Math.max(8, size + (size >> 1)));
        }
        values[size++] = value;
    }

    public void remove(int value) {
        int index = Arrays.binarySearch(values, 0, size, value);
        if (index >= 0) {
            System.arraycopy(values, index + 1, values, index, size - index - 1);
            size--;
        }
    }

    public void clear() {
        size = 0;
    }

    public boolean contains(int value) {
        return Arrays.binarySearch(values, 0, size, value) >= 0;
    }

    /** The first index whose value is at least this one. */
    public int lowerBound(int value) {
        int index = Arrays.binarySearch(values, 0, size, value);
        return index >= 0 ? index : -index - 1;
    }

    public int[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
