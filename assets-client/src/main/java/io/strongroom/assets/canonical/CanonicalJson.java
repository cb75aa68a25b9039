package io.strongroom.assets.canonical;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * JSON in the one form that equal content has: keys sorted by UTF-16 code unit, no white space, strings and numbers
 * exactly as they were received, UTF-8 with only the escapes that JSON demands and lower-case {@code \\uXXXX} for lone
 * surrogates. Immutable.
 */
public final class CanonicalJson {

    private final byte[] bytes;

    CanonicalJson(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Canonicalises any JSON value and keeps all of it. */
    public static CanonicalJson of(byte[] json) {
        return new CanonicalJson(Canonicaliser.canonicalise(json, Canonicaliser.Keep.EVERYTHING));
    }

    /**
     * Canonicalises what an endpoint for definitions answered: without URLs, tokens, {@code _links}, avatars and without
     * the counters that change with every object.
     */
    public static CanonicalJson ofDefinition(byte[] json) {
        return new CanonicalJson(Canonicaliser.canonicalise(json, Canonicaliser.Keep.DEFINITION));
    }

    /** A copy. */
    public byte[] bytes() {
        return bytes.clone();
    }

    public int length() {
        return bytes.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CanonicalJson that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** The JSON text. */
    @Override
    public String toString() {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
