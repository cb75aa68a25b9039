package io.strongroom.worker.domain.snapshot.format;

import io.strongroom.worker.domain.snapshot.SnapshotRoot;
import java.nio.charset.StandardCharsets;

/** The associated data of a frame: a frame that was moved to another tenant, kind or place does not authenticate. */
public final class AssociatedData {
    private static final byte[] LABEL = "strongroom".getBytes(StandardCharsets.US_ASCII);

    private final byte[] tenant;

    public AssociatedData(String tenant) {
        this.tenant = tenant.getBytes(StandardCharsets.UTF_8);
    }

    public byte[] of(FrameKind kind, int keyEpoch, int frame, int rawLength) {
        return new ByteWriter(LABEL.length + tenant.length + 20)
                .bytes(LABEL)
                .u8(SnapshotRoot.FORMAT_VERSION)
                .u16(tenant.length)
                .bytes(tenant)
                .u8(kind.code())
                .u32(keyEpoch)
                .u32(frame)
                .u32(rawLength)
                .toArray();
    }
}
