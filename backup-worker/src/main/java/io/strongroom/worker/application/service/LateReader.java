package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.AssetSource.Page;
import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.PackedRun;
import io.strongroom.worker.domain.job.Gathered;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Reads once more what changed at the source while the tasks were reading. */
public final class LateReader {
    private static final int MOST_ROUNDS = 3;

    /** Minutes of AQL's relative times are whole; one more makes up for the rounding. */
    private static final Duration ROUNDING = Duration.ofMinutes(1);

    private final Supplier<ObjectPacker> packers;
    private final int pageSize;

    public LateReader(Supplier<ObjectPacker> packers, int pageSize) {
        this.packers = packers;
        this.pageSize = pageSize;
    }

    /**
     * Reads rounds until one brings no more than a page.
     *
     * @param checkpoint is handed each stored run as a change of what the ledger has gathered
     * @return false when the site cannot select by the time of change
     */
    boolean readChanged(Job job, Site site, Consumer<UnaryOperator<Gathered>> checkpoint) {
        Instant since = job.gathered().windowFrom().orElseThrow();
        try {
            for (int round = 0; round < MOST_ROUNDS; round++) {
                Round done = readRound(job.request().sourceSchemaId(), since, site, checkpoint);
                if (done.objects() <= pageSize) {
                    return true;
                }
                since = done.startedAt();
            }
            return true;
        } catch (SourceRejectedException e) {
            if (e.reason() == SourceRejectedException.Reason.QUESTION) {
                return false;
            }
            throw e;
        }
    }

    private record Round(Instant startedAt, long objects) {}

    private Round readRound(String schemaId, Instant since, Site site, Consumer<UnaryOperator<Gathered>> checkpoint) {
        ObjectPacker packer = packers.get();
        Instant startedAt = site.serverTime();
        Instant serverTime = startedAt;
        long afterId = 0;
        long objects = 0;
        while (true) {
            Page page = site.readChanged(
                    schemaId, Duration.between(since, serverTime).plus(ROUNDING), afterId, pageSize);
            serverTime = page.serverTime();
            long before = afterId;
            for (StoredObject object : page.objects()) {
                if (object.objectId() > before) {
                    packer.add(object);
                    objects++;
                    afterId = Math.max(afterId, object.objectId());
                }
                if (packer.full()) {
                    flush(packer, checkpoint);
                }
            }
            if (afterId == before) {
                break;
            }
        }
        flush(packer, checkpoint);
        return new Round(startedAt, objects);
    }

    private static void flush(ObjectPacker packer, Consumer<UnaryOperator<Gathered>> checkpoint) {
        if (packer.isEmpty()) {
            return;
        }
        PackedRun run = packer.flush();
        checkpoint.accept(gathered -> gathered.withLateRun(run.runId().path(), run.storedBytes()));
    }
}
