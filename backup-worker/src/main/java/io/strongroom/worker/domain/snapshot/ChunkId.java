package io.strongroom.worker.domain.snapshot;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The name of a stored chunk: its kind and the lower-case hexadecimal SHA-256 of its stored bytes. */
public record ChunkId(ChunkKind kind, String hash) implements Comparable<ChunkId> {
    public static final int HASH_BYTES = 32;

    public ChunkId {
        if (hash.length() != 2 * HASH_BYTES || !isLowerHex(hash)) {
            throw new IllegalArgumentException("hash is not 64 lower-case hexadecimal digits: " + hash);
        }
    }

    public static ChunkId of(ChunkKind kind, byte[] stored) {
        return new ChunkId(kind, HexFormat.of().formatHex(sha256().digest(stored)));
    }

    public static ChunkId ofHash(ChunkKind kind, byte[] hash) {
        return new ChunkId(kind, HexFormat.of().formatHex(hash));
    }

    /** Parses what {@link #path()} gives. */
    public static ChunkId parse(String path) {
        int slash = path.indexOf('/');
        for (ChunkKind kind : ChunkKind.values()) {
            if (slash > 0 && kind.folder().equals(path.substring(0, slash))) {
                return new ChunkId(kind, path.substring(slash + 1));
            }
        }
        throw new IllegalArgumentException("path names no kind of chunk: " + path);
    }

    public String path() {
        return kind.folder() + '/' + hash;
    }

    public byte[] hashBytes() {
        return HexFormat.of().parseHex(hash);
    }

    public boolean matches(byte[] stored) {
        return MessageDigest.isEqual(sha256().digest(stored), hashBytes());
    }

    @Override
    public int compareTo(ChunkId other) {
        int byKind = kind.compareTo(other.kind);
        return byKind != 0 ? byKind : hash.compareTo(other.hash);
    }

    @Override
    public String toString() {
        return path();
    }

    private static boolean isLowerHex(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
