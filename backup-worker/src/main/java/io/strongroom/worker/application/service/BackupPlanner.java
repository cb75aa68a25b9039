package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.AssetSource.Definitions;
import io.strongroom.worker.application.port.out.AssetSource.IdBounds;
import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.AssetSource.TypeDefinition;
import io.strongroom.worker.domain.job.Job;
import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.job.Task;
import io.strongroom.worker.domain.job.TaskId;
import io.strongroom.worker.domain.job.TaskPlan;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Decides which tasks read a schema: by ranges of object ids where the site can select them, else type by type. */
public final class BackupPlanner {
    private final Duration overlap;

    /** @param overlap δ: how late the site's index may show a change */
    public BackupPlanner(Duration overlap) {
        this.overlap = overlap;
    }

    /** T0, from the site's own clock. */
    Instant windowStart(Definitions definitions) {
        return definitions.serverTime().minus(overlap);
    }

    List<Task> planAll(Job job, Definitions definitions, Site site) {
        String schema = job.request().sourceSchemaId();
        long announced = definitions.types().stream()
                .mapToLong(TypeDefinition::announcedObjects)
                .sum();
        boolean trusted = announced == site.countObjects(schema);
        return plan(job, definitions.types(), 0, site, trusted);
    }

    List<Task> planAgain(Job job, Definitions definitions, Set<Long> types, Site site) {
        List<TypeDefinition> chosen = definitions.types().stream()
                .filter(type -> types.contains(type.id()))
                .toList();
        return plan(job, chosen, job.gathered().round() + 1, site, false);
    }

    private static List<Task> plan(Job job, List<TypeDefinition> types, int round, Site site, boolean announcedIsTrue) {
        String schema = job.request().sourceSchemaId();
        boolean byId = site.selectsByObjectId(schema);
        List<Task> tasks = new ArrayList<>();
        for (TypeDefinition type : types) {
            long objects = announcedIsTrue ? type.announcedObjects() : site.countObjectsOfType(schema, type.id());
            if (objects == 0) {
                continue;
            }
            List<? extends ObjectRange> ranges =
                    byId ? idRanges(schema, type.id(), objects, site) : List.of(wholeType(type.id()));
            for (ObjectRange range : ranges) {
                String from = range.match(part -> Long.toString(part.afterId()), part -> "offset");
                TaskId id = new TaskId(job.id(), round, type.id(), from);
                tasks.add(Task.planned(id, job.request().instanceId(), range, share(objects, ranges.size())));
            }
        }
        return tasks;
    }

    private static long share(long objects, int parts) {
        return Math.max(1, objects / parts);
    }

    private static List<ObjectRange.ById> idRanges(String schema, long typeId, long objects, Site site) {
        if (objects <= TaskPlan.OBJECTS_PER_TASK) {
            return List.of(new ObjectRange.ById(typeId, 0, Long.MAX_VALUE));
        }
        IdBounds bounds = site.idBounds(schema, typeId);
        return TaskPlan.byId(typeId, bounds.lowest(), bounds.highest(), objects);
    }

    private static ObjectRange wholeType(long typeId) {
        return new ObjectRange.ByOffset(typeId, Optional.empty(), Optional.empty());
    }
}
