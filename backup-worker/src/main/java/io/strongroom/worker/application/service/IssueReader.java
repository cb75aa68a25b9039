package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.IssueSource;
import io.strongroom.worker.application.port.out.IssueSource.Field;
import io.strongroom.worker.application.port.out.IssueSource.Issue;
import io.strongroom.worker.application.port.out.IssueSource.Page;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.application.port.out.SourceRejectedException.Reason;
import io.strongroom.worker.application.port.out.TaskLedger;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.PackedRun;
import io.strongroom.worker.domain.job.ExtraWork;
import io.strongroom.worker.domain.job.Tally;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskTotals;
import io.strongroom.worker.domain.job.TimeSpent;
import io.strongroom.worker.domain.snapshot.IdSet;
import io.strongroom.worker.domain.snapshot.StoredObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * Reads the issues that hold objects of one schema in one custom field, page by page. The site's cursor is part of the
 * checkpoint; should the site have forgotten it, the field is read from its beginning, which changes nothing but the time.
 */
public final class IssueReader {
    private static final int PAGE = 100;
    private static final int MOST_EMPTY_PAGES = 5;
    private static final Duration LONGEST_WITHOUT_CHECKPOINT = Duration.ofSeconds(30);

    private final TaskLedger tasks;
    private final LongSupplier nanos;

    public IssueReader(TaskLedger tasks, LongSupplier nanos) {
        this.tasks = tasks;
        this.nanos = nanos;
    }

    /**
     * Returns when the task is done, or has been checkpointed and released because {@code pausing} became true.
     *
     * @param objects the ids that count; those of other schemas are left out
     */
    void read(Task task, IssueSource issues, IdSet objects, ObjectPacker packer, Hold hold, BooleanSupplier pausing) {
        new Reading(task, issues, objects, packer, hold).run(pausing);
    }

    private final class Reading {
        private final IssueSource issues;
        private final IdSet objects;
        private final ObjectPacker packer;
        private final Hold hold;
        private final long fieldId;

        private Task task;
        private String fieldName = "";
        private Optional<String> cursor;
        private long seen;
        private long unsaved;
        private int emptyPages;
        private long checkpointedAt = nanos.getAsLong();

        Reading(Task task, IssueSource issues, IdSet objects, ObjectPacker packer, Hold hold) {
            this.task = task;
            this.issues = issues;
            this.objects = objects;
            this.packer = packer;
            this.hold = hold;
            this.fieldId = task.range().typeId();
            this.cursor = work().cursor();
            this.seen = task.position();
        }

        private ExtraWork work() {
            return task.extraWork().orElseThrow();
        }

        void run(BooleanSupplier pausing) {
            Optional<Field> field = field();
            if (field.isEmpty()) {
                giveUp("The account does not see the field " + fieldId + " any more");
                return;
            }
            fieldName = field.get().name();
            while (true) {
                hold.demand();
                if (pausing.getAsBoolean()) {
                    checkpoint();
                    save(task.released());
                    return;
                }
                if (pageEndsField()) {
                    return;
                }
                if (nanos.getAsLong() - checkpointedAt > LONGEST_WITHOUT_CHECKPOINT.toNanos()) {
                    checkpoint();
                }
            }
        }

        private Optional<Field> field() {
            return issues.fields().visible().stream()
                    .filter(field -> field.id() == fieldId)
                    .findFirst();
        }

        private boolean pageEndsField() {
            Page page;
            try {
                page = issues.read(fieldId, cursor, PAGE);
            } catch (SourceRejectedException refused) {
                return refusalEndsField(refused);
            }
            page.issues().forEach(this::take);
            seen += page.issues().size();
            if (page.next().isEmpty()) {
                return end();
            }
            noteProgress(page);
            cursor = page.next();
            return false;
        }

        private boolean refusalEndsField(SourceRejectedException refused) {
            if (refused.reason() == Reason.QUESTION && cursor.isPresent()) {
                cursor = Optional.empty();
                seen = 0;
                unsaved = 0;
                task = task.with(work().again());
                return false;
            }
            if (refused.reason() == Reason.QUESTION || refused.reason() == Reason.NOT_FOUND) {
                giveUp(refused.getMessage());
                return true;
            }
            throw refused;
        }

        /** To an account that was locked out meanwhile Jira gives no issues instead of an error. */
        private boolean end() {
            if (field().isEmpty()) {
                giveUp("The account does not see the field " + fieldName + " any more");
                return true;
            }
            cursor = Optional.empty();
            checkpoint();
            save(task.done());
            return true;
        }

        private void giveUp(String reason) {
            checkpoint();
            save(task.with(work().plus(Tally.notRead(
                            1, "Field " + (fieldName.isEmpty() ? fieldId : fieldName) + ": " + reason)))
                    .done());
        }

        private void noteProgress(Page page) {
            emptyPages = page.issues().isEmpty() ? emptyPages + 1 : 0;
            if (emptyPages >= MOST_EMPTY_PAGES || page.next().equals(cursor)) {
                throw new SourceRejectedException(
                        Reason.INCONSISTENT, "Jira announces further issues and does not list any");
            }
        }

        private void take(Issue issue) {
            List<Long> own = issue.objectIds().stream()
                    .filter(objects::contains)
                    .distinct()
                    .toList();
            if (own.isEmpty()) {
                return;
            }
            unsaved++;
            packer.add(new StoredObject(
                    fieldId,
                    issue.id(),
                    Evidence.issue(fieldId, issue.id(), issue.key(), own),
                    Evidence.field(fieldName),
                    new long[0]));
            if (packer.full()) {
                checkpoint();
            }
        }

        private void checkpoint() {
            Optional<PackedRun> run = packer.isEmpty() ? Optional.empty() : Optional.of(packer.flush());
            TaskTotals step = new TaskTotals(
                    unsaved,
                    0,
                    run.map(PackedRun::canonicalBytes).orElse(0L),
                    run.map(PackedRun::storedBytes).orElse(0L),
                    TimeSpent.none());
            save(task.with(work().at(cursor).plus(Tally.read(unsaved)))
                    .checkpointed(
                            seen,
                            run.map(packed -> List.of(packed.runId().path())).orElse(List.of()),
                            task.totals().plus(step),
                            List.of()));
            unsaved = 0;
            checkpointedAt = nanos.getAsLong();
        }

        private void save(Task changed) {
            hold.demand();
            tasks.save(changed);
            task = changed;
        }
    }
}
