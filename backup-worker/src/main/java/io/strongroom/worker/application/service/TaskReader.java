package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.AssetSource.Page;
import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceUnavailableException;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.PackedRun;
import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.job.PageSize;
import io.strongroom.worker.domain.job.Quarantined;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskTotals;
import io.strongroom.worker.domain.job.TimeSpent;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Reads one task page by page, from its checkpoint to the end of its range. What a page claims about being the last one is
 * not believed: a range ends where the site counts nothing behind it.
 */
public final class TaskReader {

    /** Pages without anything new, or short ones although the site counts more, before the site is called inconsistent. */
    private static final int MOST_PAGES_WITHOUT_PROGRESS = 5;

    /** Bounds what a crash costs at a slow site, where a pack takes long to fill. */
    private static final Duration LONGEST_WITHOUT_CHECKPOINT = Duration.ofSeconds(30);

    /** Offset pages shift back when objects are deleted meanwhile; this many objects are read again at each page. */
    private static final int OFFSET_OVERLAP = 10;

    /** Ids of earlier offset pages, to recognise overlaps; forgetting some costs storing an object twice, no more. */
    private static final int MOST_REMEMBERED_IDS = 5_000;

    private final TaskLedger tasks;
    private final LongSupplier nanos;
    private final PageSize firstPageSize;

    public TaskReader(TaskLedger tasks, PageSize firstPageSize, LongSupplier nanos) {
        this.tasks = tasks;
        this.firstPageSize = firstPageSize;
        this.nanos = nanos;
    }

    /**
     * Returns when the task is done, or has been checkpointed and released because {@code pausing} became true.
     *
     * @throws io.strongroom.worker.application.port.out.StopRequestedException when the backup is to stop
     */
    void read(Task task, String schemaId, Site site, ObjectPacker packer, Hold hold, BooleanSupplier pausing) {
        new Reading(task, schemaId, site, packer, hold).run(pausing);
    }

    private final class Reading {
        private final String schemaId;
        private final Site site;
        private final ObjectPacker packer;
        private final Hold hold;
        private final ObjectRange range;
        private final Set<Long> recent = new HashSet<>();
        private final List<Quarantined> quarantined = new ArrayList<>();

        private Task task;
        private PageSize size = firstPageSize;
        /** By id: the last id handed to the packer. By offset: the number of objects consumed. */
        private long position;

        private long positionBeforePage;
        private long noOverlapBefore;
        private int newInPage;
        private int pagesWithoutProgress;
        private int lastShortPage;
        private boolean sampled;
        private boolean oneByOne;
        private long unsavedObjects;
        private long waited;
        private long called;
        private long saving;
        private long accountedSince = nanos.getAsLong();
        private long checkpointedAt = accountedSince;

        Reading(Task task, String schemaId, Site site, ObjectPacker packer, Hold hold) {
            this.task = task;
            this.schemaId = schemaId;
            this.site = site;
            this.packer = packer;
            this.hold = hold;
            this.range = task.range();
            this.position = task.position();
        }

        void run(BooleanSupplier pausing) {
            while (true) {
                hold.demand();
                if (pausing.getAsBoolean()) {
                    checkpoint();
                    save(task.released());
                    return;
                }
                if (pageEndsRange()) {
                    checkpoint();
                    save(task.done());
                    return;
                }
                if (nanos.getAsLong() - checkpointedAt > LONGEST_WITHOUT_CHECKPOINT.toNanos()) {
                    checkpoint();
                }
            }
        }

        private boolean pageEndsRange() {
            int asked = size.objects();
            positionBeforePage = position;
            newInPage = 0;
            long before = nanos.getAsLong();
            Optional<Page> answer = readPage(asked);
            if (answer.isEmpty()) {
                narrow();
                return false;
            }
            Page page = answer.get();
            waited += page.waited().toNanos();
            called += page.called().toNanos();
            takeAll(page.objects());
            position = range.match(
                    byId -> position,
                    byOffset -> Math.max(
                            position,
                            offsetStart(positionBeforePage, asked)
                                    + page.objects().size()));
            if (page.objects().size() >= asked) {
                size = size.answeredInFull(nanos.getAsLong() - before, page.bytes());
                lastShortPage = 0;
                noteProgress();
                return false;
            }
            return shortPageEndsRange(page.objects().size());
        }

        private boolean shortPageEndsRange(int received) {
            if (site.countRest(schemaId, range, position) == 0) {
                return true;
            }
            if (received > 0 && received == lastShortPage) {
                size = size.cappedAt(received);
            }
            lastShortPage = received;
            noteProgress();
            return false;
        }

        private void noteProgress() {
            if (newInPage > 0) {
                pagesWithoutProgress = 0;
                return;
            }
            pagesWithoutProgress++;
            if (pagesWithoutProgress >= MOST_PAGES_WITHOUT_PROGRESS) {
                throw new SourceRejectedException(
                        SourceRejectedException.Reason.INCONSISTENT,
                        "The site repeats or withholds pages: " + pagesWithoutProgress
                                + " pages in a row brought nothing new although it counts more objects");
            }
        }

        /** Empty when the site did not deliver this page. */
        private Optional<Page> readPage(int asked) {
            try {
                return Optional.of(range.match(
                        byId -> site.readPage(schemaId, byId, position, asked),
                        byOffset -> site.readPage(schemaId, byOffset, offsetStart(position, asked), asked)));
            } catch (SourceUnavailableException failure) {
                return Optional.empty();
            }
        }

        /** An overlap as large as the page would bring nothing new; one over an unreadable object would fail again. */
        private long offsetStart(long consumed, int asked) {
            return Math.max(noOverlapBefore, consumed - Math.min(OFFSET_OVERLAP, asked / 2));
        }

        private void takeAll(List<StoredObject> objects) {
            if (!sampled && !objects.isEmpty()) {
                oneByOne = pageLacksWhatOneObjectHas(objects.get(0));
                sampled = true;
            }
            for (StoredObject object : objects) {
                if (!isNew(object.objectId())) {
                    continue;
                }
                newInPage++;
                if (oneByOne) {
                    packAlone(object.objectId());
                } else {
                    pack(object);
                }
            }
        }

        /** Pages are said to leave out attributes at some sites; a difference that a change explains is looked at twice. */
        private boolean pageLacksWhatOneObjectHas(StoredObject fromPage) {
            for (int look = 0; look < 2; look++) {
                Optional<StoredObject> single = site.readOne(fromPage.objectId());
                if (single.isEmpty() || Arrays.equals(single.get().canonical(), fromPage.canonical())) {
                    return false;
                }
                List<StoredObject> again =
                        site.readByIds(List.of(fromPage.objectId())).objects();
                if (again.isEmpty()
                        || Arrays.equals(again.get(0).canonical(), single.get().canonical())) {
                    return false;
                }
            }
            return true;
        }

        private void pack(StoredObject object) {
            unsavedObjects++;
            packer.add(object);
            if (packer.full()) {
                checkpoint();
            }
        }

        private boolean isNew(long objectId) {
            return range.match(byId -> advanceTo(objectId), byOffset -> recent.add(objectId));
        }

        private boolean advanceTo(long objectId) {
            if (objectId > position) {
                position = objectId;
                return true;
            }
            if (objectId > positionBeforePage && objectId < position) {
                throw new SourceRejectedException(
                        SourceRejectedException.Reason.INCONSISTENT,
                        "The site does not return objects in the order that was asked for");
            }
            return false;
        }

        /** An object that is gone by now was deleted meanwhile; one that the site cannot deliver is set aside. */
        private void packAlone(long objectId) {
            try {
                site.readOne(objectId).ifPresent(this::pack);
            } catch (SourceUnavailableException failure) {
                demandThatSiteAnswers();
                quarantined.add(new Quarantined(range.typeId(), objectId, failure.getMessage()));
            }
        }

        private OptionalLong demandThatSiteAnswers() {
            return site.nextId(schemaId, range, positionBeforePage);
        }

        /**
         * A page that the site does not deliver is asked for again in halves, down to the one object that is the reason,
         * and that one is set aside. If the site does not even list ids, it is the site that fails, not an object.
         */
        private void narrow() {
            OptionalLong next = demandThatSiteAnswers();
            if (next.isEmpty()) {
                noteProgress();
                return;
            }
            if (size.objects() > 1) {
                size = size.halved();
                return;
            }
            long objectId = next.getAsLong();
            if (isNew(objectId)) {
                packAlone(objectId);
            }
            position = range.match(byId -> position, byOffset -> position + 1);
            noOverlapBefore = position;
            size = firstPageSize;
            checkpoint();
        }

        private void checkpoint() {
            long begin = nanos.getAsLong();
            Optional<PackedRun> run = packer.isEmpty() ? Optional.empty() : Optional.of(packer.flush());
            long flushed = nanos.getAsLong();
            long storing = saving + flushed - begin;
            long computing = Math.max(0, flushed - accountedSince - waited - called - storing);
            TaskTotals step = new TaskTotals(
                    unsavedObjects,
                    run.map(PackedRun::references).orElse(0L),
                    run.map(PackedRun::canonicalBytes).orElse(0L),
                    run.map(PackedRun::storedBytes).orElse(0L),
                    new TimeSpent(waited, called, storing, computing));
            save(task.checkpointed(
                    position,
                    run.map(packed -> List.of(packed.runId().path())).orElse(List.of()),
                    task.totals().plus(step),
                    quarantined));
            quarantined.clear();
            unsavedObjects = 0;
            waited = 0;
            called = 0;
            accountedSince = flushed;
            checkpointedAt = nanos.getAsLong();
            saving = checkpointedAt - flushed;
            if (recent.size() > MOST_REMEMBERED_IDS) {
                recent.clear();
            }
        }

        private void save(Task changed) {
            hold.demand();
            tasks.save(changed);
            task = changed;
        }
    }
}
