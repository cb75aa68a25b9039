package io.strongroom.worker.application.service;

import io.strongroom.worker.application.port.out.AssetSource.Site;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import io.strongroom.worker.domain.job.ObjectRange;
import io.strongroom.worker.domain.job.TaskPlan;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Splits a type by the days on which its objects were created, for sites that cannot select by object id. Days are halved
 * until a window holds a task's worth of objects, as counted by the site, and neighbours that are small are joined. The
 * first window is open before and the last one after, so together they are the whole type whatever time zone a site
 * counts days in.
 */
final class CreatedWindows {
    /** The product is younger; what claims to be older belongs to the first window all the same. */
    private static final LocalDate BEFORE_ALL = LocalDate.of(2008, 1, 1);

    private final String schemaId;
    private final Site site;

    CreatedWindows(String schemaId, Site site) {
        this.schemaId = schemaId;
        this.site = site;
    }

    /** A window and what the site counted in it. */
    record Counted(ObjectRange.ByOffset range, long objects) {}

    /** One window with everything when there are few objects or the site cannot select by day. */
    List<Counted> of(long typeId, long objects) {
        ObjectRange.ByOffset all = new ObjectRange.ByOffset(typeId, Optional.empty(), Optional.empty());
        if (objects <= TaskPlan.OBJECTS_PER_TASK) {
            return List.of(new Counted(all, objects));
        }
        LocalDate tomorrow =
                LocalDate.ofInstant(site.serverTime(), ZoneOffset.UTC).plusDays(2);
        List<Days> days = new ArrayList<>();
        try {
            split(typeId, new Days(BEFORE_ALL, tomorrow, objects), days);
        } catch (SourceRejectedException e) {
            if (e.reason() == SourceRejectedException.Reason.QUESTION) {
                return List.of(new Counted(all, objects));
            }
            throw e;
        }
        return opened(typeId, joined(days));
    }

    private record Days(LocalDate from, LocalDate before, long objects) {}

    private void split(long typeId, Days days, List<Days> into) {
        long length = ChronoUnit.DAYS.between(days.from(), days.before());
        if (days.objects() <= TaskPlan.OBJECTS_PER_TASK || length < 2) {
            into.add(days);
            return;
        }
        LocalDate middle = days.from().plusDays(length / 2);
        long earlier = Math.min(days.objects(), count(typeId, days.from(), middle));
        split(typeId, new Days(days.from(), middle, earlier), into);
        split(typeId, new Days(middle, days.before(), days.objects() - earlier), into);
    }

    private long count(long typeId, LocalDate from, LocalDate before) {
        Optional<String> start = from.equals(BEFORE_ALL) ? Optional.empty() : Optional.of(from.toString());
        return site.countRest(schemaId, new ObjectRange.ByOffset(typeId, start, Optional.of(before.toString())), 0);
    }

    private static List<Days> joined(List<Days> days) {
        List<Days> joined = new ArrayList<>();
        for (Days next : days) {
            int last = joined.size() - 1;
            if (last >= 0 && fit(joined.get(last).objects(), next.objects())) {
                Days before = joined.remove(last);
                joined.add(new Days(before.from(), next.before(), before.objects() + next.objects()));
            } else {
                joined.add(next);
            }
        }
        return joined;
    }

    private static boolean fit(long some, long more) {
        return some == 0 || more == 0 || some + more <= TaskPlan.OBJECTS_PER_TASK;
    }

    private static List<Counted> opened(long typeId, List<Days> days) {
        List<Counted> windows = new ArrayList<>();
        for (int i = 0; i < days.size(); i++) {
            Days window = days.get(i);
            Optional<String> from =
                    i == 0 ? Optional.empty() : Optional.of(window.from().toString());
            Optional<String> before = i == days.size() - 1
                    ? Optional.empty()
                    : Optional.of(window.before().toString());
            windows.add(new Counted(new ObjectRange.ByOffset(typeId, from, before), window.objects()));
        }
        return windows;
    }
}
