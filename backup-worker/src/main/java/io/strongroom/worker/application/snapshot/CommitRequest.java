package io.strongroom.worker.application.snapshot;

import io.strongroom.worker.domain.snapshot.SnapshotWarning;
import io.strongroom.worker.domain.snapshot.Window;
import java.util.List;
import java.util.SortedMap;

/** What the root says beside the objects: definitions by name as canonical JSON, the window, counts and warnings. */
public record CommitRequest(
        SortedMap<String, byte[]> meta,
        Window window,
        SortedMap<String, Long> counts,
        List<SnapshotWarning> warnings) {}
