package io.strongroom.scheduler.application.service;

import io.strongroom.scheduler.application.port.in.FollowCatalogue;
import io.strongroom.scheduler.application.port.in.PublishPendingEvents;
import io.strongroom.scheduler.application.port.out.IdSource;
import io.strongroom.scheduler.application.port.out.KnownCatalogue;
import io.strongroom.scheduler.application.port.out.KnownCatalogue.Noted;
import io.strongroom.scheduler.application.port.out.PendingEvent;
import io.strongroom.scheduler.application.port.out.Saved;
import io.strongroom.scheduler.application.port.out.ScheduleRepository;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.schedule.Schedule;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

public final class FollowCatalogueService implements FollowCatalogue {
    private final KnownCatalogue known;
    private final ScheduleRepository schedules;
    private final PublishPendingEvents outbox;
    private final IdSource ids;
    private final Clock clock;

    public FollowCatalogueService(
            KnownCatalogue known,
            ScheduleRepository schedules,
            PublishPendingEvents outbox,
            IdSource ids,
            Clock clock) {
        this.known = known;
        this.schedules = schedules;
        this.outbox = outbox;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public Taken take(InstanceNews news, String correlationId) {
        // noted first: from then on nobody can switch a schedule of it on again
        if (known.note(news.instanceId(), news.source(), news.revision()) == Noted.PASSED_OVER) {
            return Taken.IGNORED;
        }
        if (!news.source()) {
            String reason = news.connection() ? "connection.removed" : "instance.removed";
            for (Schedule schedule : schedules.on(news.instanceId())) {
                change(schedule.schemaId(), each -> each.disabled(reason), correlationId);
            }
            outbox.publishPending();
        }
        return Taken.APPLIED;
    }

    @Override
    public Taken take(SchemaNews news, String correlationId) {
        if (known.note(news.facts(), news.listed(), news.revision()) == Noted.PASSED_OVER) {
            return Taken.IGNORED;
        }
        if (!news.listed()) {
            change(news.facts().schemaId(), Schedule::removed, correlationId);
            outbox.publishPending();
        }
        return Taken.APPLIED;
    }

    private void change(SchemaId schemaId, Function<Schedule, Optional<Schedule>> change, String correlationId) {
        Races.untilSettled(() -> {
            Optional<Schedule> changed = schedules.find(schemaId).flatMap(change);
            return changed.isEmpty() || save(changed.get(), correlationId) == Saved.SAVED
                    ? Optional.of(schemaId)
                    : Optional.empty();
        });
    }

    private Saved save(Schedule schedule, String correlationId) {
        PendingEvent event = new PendingEvent(
                ids.nextEventId(), schedule.schemaId(), correlationId, schedule.changed(clock.instant()));
        return schedules.save(schedule, List.of(event));
    }
}
