package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.AssetSource.Definitions;
import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.AssetSource.TypeDefinition;
import io.strongroom.worker.application.port.out.SnapshotStore;
import io.strongroom.worker.application.snapshot.AssembleRequest;
import io.strongroom.worker.application.snapshot.Assembly;
import io.strongroom.worker.application.snapshot.CommitRequest;
import io.strongroom.worker.application.snapshot.ObjectPacker;
import io.strongroom.worker.application.snapshot.PackedRun;
import io.strongroom.worker.application.snapshot.ReadingProgress;
import io.strongroom.worker.application.snapshot.SnapshotAssembler;
import io.strongroom.worker.domain.job.Counts;
import io.strongroom.worker.domain.job.Extra;
import io.strongroom.worker.domain.job.ExtraResult;
import io.strongroom.worker.domain.job.Gathered;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.Quarantined;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.Warning;
import io.strongroom.worker.domain.snapshot.ChunkId;
import io.strongroom.worker.domain.snapshot.IdSet;
import io.strongroom.worker.domain.snapshot.SnapshotId;
import io.strongroom.worker.domain.snapshot.SnapshotWarning;
import io.strongroom.worker.domain.snapshot.StoredObject;
import io.strongroom.worker.domain.snapshot.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what the tasks stored into a snapshot: merges their runs, closes the references, compares with what the site
 * counts, and commits. Repeating it after a crash wastes some chunks and changes nothing.
 */
public final class SnapshotSealer {
    private static final int IDS_PER_QUESTION = 200;
    private static final int MOST_ASSEMBLIES = 4;
    private static final int DANGLING_LOOKED_AT = 5;

    private final SnapshotAssembler assembler;
    private final Supplier<ObjectPacker> packers;
    private final SnapshotStore store;

    public SnapshotSealer(SnapshotAssembler assembler, Supplier<ObjectPacker> packers, SnapshotStore store) {
        this.assembler = assembler;
        this.packers = packers;
        this.store = store;
    }

    /**
     * What came of sealing: a committed snapshot, or types of which the site has more objects than were read.
     *
     * @param committed empty exactly when there are incomplete types
     */
    record Result(Set<Long> incompleteTypes, Optional<Committed> committed) {

        Job applyTo(Job job) {
            Committed done = committed.orElseThrow();
            Job next = job.with(done.gathered());
            for (Warning warning : done.warnings()) {
                next = next.warned(warning.code(), warning.detail(), warning.count());
            }
            return next;
        }
    }

    record Committed(Gathered gathered, List<Warning> warnings) {}

    Result seal(Job job, List<Task> tasks, Definitions definitions, Site site, boolean mayReadAgain) {
        Sealing sealing = new Sealing(job, tasks, definitions, site);
        Assembly assembly = sealing.assembleUntilClosed();
        Set<Long> incomplete = sealing.typesWithMoreAtSource(assembly);
        if (!incomplete.isEmpty() && mayReadAgain) {
            return new Result(incomplete, Optional.empty());
        }
        return new Result(Set.of(), Optional.of(sealing.commit(assembly, !incomplete.isEmpty())));
    }

    /** The runs have served their purpose, or will never serve one; what they point to is the snapshot's, or garbage. */
    void discardRuns(List<Task> tasks, Gathered gathered) {
        Stream.concat(tasks.stream().flatMap(task -> task.runs().stream()), gathered.lateRuns().stream())
                .map(ChunkId::parse)
                .forEach(store::delete);
    }

    private final class Sealing {
        private final Job job;
        private final List<Task> allTasks;
        private final List<Task> tasks;
        private final Definitions definitions;
        private final Site site;
        private final Set<Long> ownTypes;
        private final ReadExtras extras;
        private final List<ChunkId> extraRuns = new ArrayList<>();
        private Targets targets = new Targets();
        private final List<Warning> warnings = new ArrayList<>();
        private long extraBytes;

        Sealing(Job job, List<Task> tasks, Definitions definitions, Site site) {
            this.job = job;
            this.allTasks = tasks;
            this.tasks = tasks.stream().filter(Task::readsObjects).toList();
            this.extras = new ReadExtras(job.gathered().extras(), tasks);
            this.definitions = definitions;
            this.site = site;
            this.ownTypes = definitions.types().stream().map(TypeDefinition::id).collect(Collectors.toSet());
        }

        /** Objects that others refer to and that were created meanwhile belong to the snapshot too, and may refer on. */
        Assembly assembleUntilClosed() {
            Assembly assembly = null;
            for (int attempt = 0; attempt < MOST_ASSEMBLIES; attempt++) {
                IdSet missing = new IdSet();
                assembly = assembler.assemble(new AssembleRequest(
                        new SnapshotId(job.id().value()),
                        job.request().schemaId(),
                        Optional.empty(),
                        runs(),
                        extras.collections(),
                        missing::add,
                        ReadingProgress.NONE));
                List<Long> toRead = classify(missing);
                if (toRead.isEmpty() && assembly.objectsOfTwoTypes().isEmpty()) {
                    return assembly;
                }
                readLate(toRead, assembly.objectsOfTwoTypes());
            }
            if (assembly == null) {
                throw new IllegalStateException("nothing was assembled");
            }
            return assembly;
        }

        private List<ChunkId> runs() {
            List<ChunkId> all = new ArrayList<>(ObjectRuns.of(tasks, job.gathered()));
            all.addAll(extraRuns);
            return all;
        }

        /** Returns those missing targets that are objects of this schema after all. */
        private List<Long> classify(IdSet missing) {
            targets = new Targets();
            List<Long> own = new ArrayList<>();
            List<Long> batch = new ArrayList<>(IDS_PER_QUESTION);
            missing.forEach(id -> {
                batch.add(id);
                if (batch.size() == IDS_PER_QUESTION) {
                    classify(batch, own);
                    batch.clear();
                }
            });
            classify(batch, own);
            own.addAll(existingAmongDangling());
            return own;
        }

        private void classify(List<Long> batch, List<Long> own) {
            Map<Long, Long> types = site.typesOf(batch);
            for (Long id : batch) {
                Long type = types.get(id);
                if (type == null) {
                    targets.addDangling(id);
                } else if (ownTypes.contains(type)) {
                    own.add(id);
                } else {
                    targets.addExternal(type, id);
                }
            }
        }

        /** The site's index may lag behind; asking for single objects does not go through it. */
        private List<Long> existingAmongDangling() {
            List<Long> existing = new ArrayList<>();
            for (StoredObject found : site.readEach(targets.someDangling(DANGLING_LOOKED_AT))) {
                targets.foundAfterAll(found.objectId());
                if (ownTypes.contains(found.typeId())) {
                    existing.add(found.objectId());
                } else {
                    targets.addExternal(found.typeId(), found.objectId());
                }
            }
            return existing;
        }

        private void readLate(List<Long> ids, List<Long> movedIds) {
            ObjectPacker packer = packers.get();
            for (int from = 0; from < ids.size(); from += IDS_PER_QUESTION) {
                for (StoredObject object : site.readByIds(
                                ids.subList(from, Math.min(ids.size(), from + IDS_PER_QUESTION)))
                        .objects()) {
                    packer.add(object);
                    flushIf(packer.full(), packer);
                }
            }
            for (Long id : movedIds) {
                Optional<StoredObject> present = site.readOne(id);
                ownTypes.stream()
                        .filter(type -> present.isEmpty() || present.get().typeId() != type)
                        .forEach(type -> packer.remove(type, id));
                present.ifPresent(packer::add);
                flushIf(packer.full(), packer);
            }
            flushIf(!packer.isEmpty(), packer);
        }

        private void flushIf(boolean condition, ObjectPacker packer) {
            if (condition) {
                PackedRun run = packer.flush();
                extraRuns.add(run.runId());
                extraBytes += run.storedBytes();
            }
        }

        Set<Long> typesWithMoreAtSource(Assembly assembly) {
            String schema = job.request().sourceSchemaId();
            long quarantined =
                    tasks.stream().mapToLong(task -> task.quarantined().size()).sum();
            if (site.countObjects(schema) <= assembly.objects() + quarantined) {
                return Set.of();
            }
            Map<Long, Long> counted = site.countObjectsByType(schema, ownTypes);
            return ownTypes.stream()
                    .filter(type ->
                            counted.get(type) > assembly.objectsByType().getOrDefault(type, 0L) + quarantinedOf(type))
                    .collect(Collectors.toSet());
        }

        private long quarantinedOf(long type) {
            return quarantined().filter(one -> one.typeId() == type).count();
        }

        private Stream<Quarantined> quarantined() {
            return tasks.stream().flatMap(task -> task.quarantined().stream());
        }

        Committed commit(Assembly assembly, boolean sourceHasMore) {
            collectWarnings(sourceHasMore);
            Map<Extra, ExtraResult> results = extras.results(assembly);
            results.forEach((extra, result) -> ReadExtras.warning(extra, result).ifPresent(warnings::add));
            SortedMap<String, byte[]> meta = new TreeMap<>(definitions.documents());
            meta.put("references", Evidence.references(targets));
            meta.put("quarantine", Evidence.quarantine(quarantined().toList()));
            Counts counts = new Counts(
                    definitions.types().size(),
                    definitions.attributes(),
                    assembly.objects(),
                    assembly.references(),
                    definitions.statuses(),
                    definitions.referenceTypes(),
                    definitions.icons().size());
            Instant to = site.serverTime();
            Instant from = job.gathered().windowFrom().orElseThrow();
            long packBytes = allTasks.stream()
                    .mapToLong(task -> task.totals().storedBytes())
                    .sum();
            long newBytes = packBytes + job.gathered().newBytes() + extraBytes + assembly.storedBytes();
            assembler.commit(
                    assembly,
                    new CommitRequest(
                            meta,
                            new Window(from, to.isBefore(from) ? from : to),
                            counted(counts, newBytes, assembly),
                            Stream.concat(job.warnings().stream(), warnings.stream())
                                    .map(one -> new SnapshotWarning(one.code(), one.detail(), one.count()))
                                    .toList()));
            return new Committed(
                    job.gathered().sealed(to, counts, newBytes, newBytes).withExtras(results), warnings);
        }

        private void collectWarnings(boolean sourceHasMore) {
            if (sourceHasMore) {
                warnings.add(new Warning(
                        Warning.COUNT_MISMATCH,
                        "The site counts more objects than it lists, also when asked again",
                        1));
            }
            quarantined()
                    .forEach(one -> warnings.add(new Warning(
                            Warning.OBJECT_QUARANTINED, "Object " + one.objectId() + ": " + one.reason(), 1)));
            if (targets.danglingCount() > 0) {
                warnings.add(new Warning(
                        Warning.DANGLING_REFERENCES,
                        "References to objects that do not exist",
                        targets.danglingCount()));
            }
        }

        private SortedMap<String, Long> counted(Counts counts, long newBytes, Assembly assembly) {
            SortedMap<String, Long> all = new TreeMap<>(Map.of(
                    "objectTypes", counts.objectTypes(),
                    "attributes", counts.attributes(),
                    "objects", counts.objects(),
                    "references", counts.references(),
                    "statuses", counts.statuses(),
                    "referenceTypes", counts.referenceTypes(),
                    "icons", counts.icons(),
                    "externalTargets", targets.externalCount(),
                    "danglingTargets", targets.danglingCount(),
                    "newBytes", newBytes));
            all.putAll(ReadExtras.counted(assembly));
            return all;
        }
    }
}
