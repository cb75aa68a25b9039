package io.strongroom.worker.domain.job;

import java.util.ArrayList;
import java.util.List;

/** Splits the ids of a type into ranges of about equally many objects; pure arithmetic, so every planner gets the same. */
public final class TaskPlan {

    /**
     * 15 to 60 seconds of reading at the documented limits, which allow a task about 2 pages a second beside the others.
     * Not fewer: each task ends with a page that is only partly full.
     */
    public static final long OBJECTS_PER_TASK = 10_000;

    private TaskPlan() {}

    /**
     * The ranges of one type, each but the last closed above.
     *
     * @param lowest the smallest id of the type
     * @param highest the greatest id of the type when the plan was made; the last range is open above, so that what is
     *     created meanwhile belongs to it
     */
    public static List<ObjectRange.ById> byId(long typeId, long lowest, long highest, long objects) {
        long parts = Math.max(1, Math.min((objects + OBJECTS_PER_TASK - 1) / OBJECTS_PER_TASK, highest - lowest + 1));
        List<ObjectRange.ById> ranges = new ArrayList<>();
        long span = highest - lowest + 1;
        long after = lowest - 1;
        for (long part = 1; part <= parts; part++) {
            long upTo = part == parts ? Long.MAX_VALUE : lowest - 1 + span / parts * part;
            ranges.add(new ObjectRange.ById(typeId, after, upTo));
            after = upTo;
        }
        return ranges;
    }
}
