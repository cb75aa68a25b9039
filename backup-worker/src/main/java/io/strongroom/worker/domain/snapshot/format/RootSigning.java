package io.strongroom.worker.domain.snapshot.format;

import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.MetaDocument;
import io.strongroom.worker.domain.snapshot.RootSeal;
import io.strongroom.worker.domain.snapshot.Segment;
import io.strongroom.worker.domain.snapshot.SegmentDocument;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import io.strongroom.worker.domain.snapshot.SnapshotWarning;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The bytes of a root that its HMAC covers: every field but the HMAC itself, so that no store can bend one. */
public final class RootSigning {
    private RootSigning() {}

    public static byte[] bytes(SnapshotRoot root) {
        ByteWriter out = new ByteWriter(4096);
        text(out, "strongroom.root");
        out.u8(root.formatVersion());
        text(out, root.id().value());
        text(out, root.schemaId());
        out.u32(root.keyEpoch());
        text(out, root.parent().map(SnapshotId::value).orElse(""));
        segments(out, root.segments());
        out.u32(root.meta().size());
        for (MetaDocument meta : root.meta()) {
            text(out, meta.name());
            text(out, meta.id().path());
            out.u32(meta.continuations().size());
            for (ChunkId continuation : meta.continuations()) {
                text(out, continuation.path());
            }
        }
        instant(out, root.window().from());
        instant(out, root.window().to());
        out.u32(root.counts().size());
        for (Map.Entry<String, Long> count : root.counts().entrySet()) {
            text(out, count.getKey());
            out.u64(count.getValue());
        }
        out.u32(root.objectsByType().size());
        for (Map.Entry<Long, Long> count : root.objectsByType().entrySet()) {
            out.u64(count.getKey()).u64(count.getValue());
        }
        out.u32(root.warnings().size());
        for (SnapshotWarning warning : root.warnings()) {
            text(out, warning.code());
            text(out, warning.detail());
            out.u64(warning.count());
        }
        text(out, root.merkleRoot());
        text(out, root.previous().map(RootSeal::id).map(SnapshotId::value).orElse(""));
        text(out, root.previous().map(RootSeal::hmac).orElse(""));
        if (!root.collections().isEmpty()) {
            out.u32(root.collections().size());
            root.collections().forEach((name, chain) -> {
                text(out, name);
                segments(out, chain);
            });
        }
        return out.toArray();
    }

    private static void segments(ByteWriter out, List<Segment> segments) {
        out.u32(segments.size());
        for (Segment segment : segments) {
            out.u32(segment.documents().size());
            segment.documents().forEach(document -> document(out, document));
        }
    }

    private static void document(ByteWriter out, SegmentDocument document) {
        text(out, document.id().path());
        out.u64(document.firstType()).u64(document.firstObject());
        out.u64(document.lastType()).u64(document.lastObject());
        out.u64(document.leastObject()).u64(document.greatestObject());
        out.u32(document.entries()).u32(document.tombstones());
    }

    /** Milliseconds, because a MongoDB date keeps no more; the root is made with no more either. */
    private static void instant(ByteWriter out, Instant instant) {
        out.u64(instant.toEpochMilli());
    }

    private static void text(ByteWriter out, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.u32(utf8.length).bytes(utf8);
    }
}
