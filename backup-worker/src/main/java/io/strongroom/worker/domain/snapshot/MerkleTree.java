package io.strongroom.worker.domain.snapshot;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The tree hash of RFC 6962 over the present entries in key order, streamed with one hash per level. It covers what the
 * objects are, not where they are stored, so two snapshots with the same content have the same root.
 */
public final class MerkleTree {
    private final MessageDigest digest;
    private final byte[][] levels = new byte[64][];
    private final ByteBuffer leaf = ByteBuffer.allocate(1 + 8 + 8 + VersionHash.BYTES);
    private long leaves;

    public MerkleTree() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    public void add(Entry.Present entry) {
        leaf.clear();
        leaf.put((byte) 0)
                .putLong(entry.typeId())
                .putLong(entry.objectId())
                .putLong(entry.version().high())
                .putLong(entry.version().low());
        byte[] hash = digest.digest(leaf.array());
        int level = 0;
        for (long n = leaves; (n & 1) == 1; n >>= 1) {
            hash = node(levels[level++], hash);
        }
        levels[level] = hash;
        leaves++;
    }

    public long leaves() {
        return leaves;
    }

    /** The root in hexadecimal; an empty tree has the hash of nothing. Further leaves may follow. */
    public String root() {
        byte[] hash = new byte[0];
        for (int level = 0; level < 64; level++) {
            if (((leaves >> level) & 1) == 1) {
                hash = hash.length == 0 ? levels[level] : node(levels[level], hash);
            }
        }
        return HexFormat.of().formatHex(hash.length == 0 ? digest.digest() : hash);
    }

    private byte[] node(byte[] left, byte[] right) {
        digest.update((byte) 1);
        digest.update(left);
        return digest.digest(right);
    }
}
