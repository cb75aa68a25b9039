package io.strongroom.assets.canonical;

import java.util.Arrays;

/** A growing buffer that writes canonical JSON text and is reused from object to object. */
final class Bytes {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private byte[] data;
    private int size;

    Bytes(int capacity) {
        data = new byte[capacity];
    }

    int size() {
        return size;
    }

    void truncate(int newSize) {
        size = newSize;
    }

    byte[] toArray() {
        return Arrays.copyOf(data, size);
    }

    byte[] copy(int start, int end) {
        return Arrays.copyOfRange(data, start, end);
    }

    void add(char ascii) {
        room(1);
        data[size++] = (byte) ascii;
    }

    /** ASCII only, as it is. */
    void add(String ascii) {
        int length = ascii.length();
        room(length);
        for (int i = 0; i < length; i++) {
            data[size++] = (byte) ascii.charAt(i);
        }
    }

    void add(byte[] bytes, int start, int end) {
        room(end - start);
        System.arraycopy(bytes, start, data, size, end - start);
        size += end - start;
    }

    void add(Bytes other, int start, int end) {
        add(other.data, start, end);
    }

    boolean equal(int startA, int endA, int startB, int endB) {
        return Arrays.equals(data, startA, endA, data, startB, endB);
    }

    int compare(int startA, int endA, int startB, int endB) {
        return Arrays.compareUnsigned(data, startA, endA, data, startB, endB);
    }

    void addString(String text) {
        addString(text.toCharArray(), 0, text.length());
    }

    /** A JSON string with its quotes. Lone surrogates, which UTF-8 cannot carry, are escaped. */
    void addString(char[] text, int offset, int length) {
        room(length * 6 + 2);
        byte[] to = data;
        int at = size;
        to[at++] = '"';
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            char c = text[i];
            if (c < 0x80) {
                if (c >= 0x20 && c != '"' && c != '\\') {
                    to[at++] = (byte) c;
                } else {
                    at = escape(to, at, c);
                }
            } else if (c < 0x800) {
                to[at++] = (byte) (0xc0 | (c >> 6));
                to[at++] = (byte) (0x80 | (c & 0x3f));
            } else if (!Character.isSurrogate(c)) {
                to[at++] = (byte) (0xe0 | (c >> 12));
                to[at++] = (byte) (0x80 | ((c >> 6) & 0x3f));
                to[at++] = (byte) (0x80 | (c & 0x3f));
            } else if (Character.isHighSurrogate(c) && i + 1 < end && Character.isLowSurrogate(text[i + 1])) {
                int codePoint = Character.toCodePoint(c, text[++i]);
                to[at++] = (byte) (0xf0 | (codePoint >> 18));
                to[at++] = (byte) (0x80 | ((codePoint >> 12) & 0x3f));
                to[at++] = (byte) (0x80 | ((codePoint >> 6) & 0x3f));
                to[at++] = (byte) (0x80 | (codePoint & 0x3f));
            } else {
                at = unicodeEscape(to, at, c);
            }
        }
        to[at++] = '"';
        size = at;
    }

    private static int escape(byte[] to, int start, char c) {
        int at = start;
        char letter =
                switch (c) {
                    case '"', '\\' -> c;
                    case '\b' -> 'b';
                    case '\t' -> 't';
                    case '\n' -> 'n';
                    case '\f' -> 'f';
                    case '\r' -> 'r';
                    default -> 0;
                };
        if (letter == 0) {
            return unicodeEscape(to, at, c);
        }
        to[at++] = '\\';
        to[at++] = (byte) letter;
        return at;
    }

    private static int unicodeEscape(byte[] to, int start, char c) {
        int at = start;
        to[at++] = '\\';
        to[at++] = 'u';
        to[at++] = HEX[c >> 12];
        to[at++] = HEX[(c >> 8) & 0xf];
        to[at++] = HEX[(c >> 4) & 0xf];
        to[at++] = HEX[c & 0xf];
        return at;
    }

    private void room(int more) {
        if (data.length - size < more) {
            data = Arrays.copyOf(data, Math.max(data.length * 2, Math.addExact(size, more)));
        }
    }
}
