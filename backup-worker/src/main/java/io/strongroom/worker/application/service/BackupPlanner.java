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
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Decides which tasks read a schema: by ranges of object ids where the site can select them, else by the days of their creation. */
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
        Map<Long, Long> objectsByType = announcedIsTrue
                ? announced(types)
                : site.countObjectsByType(
                        schema, types.stream().map(TypeDefinition::id).toList());
        boolean byId = site.selectsByObjectId(schema);
        Map<Long, IdBounds> bounds = site.idBounds(
                schema,
                types.stream()
                        .map(TypeDefinition::id)
                        .filter(type -> byId && objectsByType.get(type) > TaskPlan.OBJECTS_PER_TASK)
                        .toList());
        CreatedWindows windows = new CreatedWindows(schema, site);
        List<Task> tasks = new ArrayList<>();
        for (TypeDefinition type : types) {
            long objects = objectsByType.get(type.id());
            if (objects == 0) {
                continue;
            }
            if (byId) {
                List<ObjectRange.ById> ranges = idRanges(type.id(), objects, bounds);
                ranges.forEach(range -> tasks.add(
                        task(job, round, range, Long.toString(range.afterId()), share(objects, ranges.size()))));
            } else {
                windows.of(type.id(), objects)
                        .forEach(window -> tasks.add(task(
                                job,
                                round,
                                window.range(),
                                window.range().createdFrom().orElse("offset"),
                                Math.max(1, window.objects()))));
            }
        }
        return tasks;
    }

    private static Task task(Job job, int round, ObjectRange range, String from, long objects) {
        TaskId id = new TaskId(job.id(), round, range.typeId(), from);
        return Task.planned(id, job.request().instanceId(), range, objects);
    }

    private static Map<Long, Long> announced(List<TypeDefinition> types) {
        return types.stream().collect(Collectors.toMap(TypeDefinition::id, TypeDefinition::announcedObjects));
    }

    private static long share(long objects, int parts) {
        return Math.max(1, objects / parts);
    }

    private static List<ObjectRange.ById> idRanges(long typeId, long objects, Map<Long, IdBounds> bounds) {
        IdBounds known = bounds.get(typeId);
        return known == null
                ? List.of(new ObjectRange.ById(typeId, 0, Long.MAX_VALUE))
                : TaskPlan.byId(typeId, known.lowest(), known.highest(), objects);
    }
}
