package io.strongroom.scheduler.adapter.out.kafka;

import static io.strongroom.scheduler.domain.backup.BackupFixtures.INSTANCE_ID;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.NOW;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.SCHEMA;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.aBackupId;
import static io.strongroom.scheduler.domain.backup.BackupFixtures.aRequest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.strongroom.scheduler.EventExamples;
import io.strongroom.scheduler.domain.backup.BackupEvent;
import io.strongroom.scheduler.domain.backup.BackupRequest;
import io.strongroom.scheduler.domain.backup.BackupType;
import io.strongroom.scheduler.domain.schedule.Recurrence;
import io.strongroom.scheduler.domain.schedule.Retention;
import io.strongroom.scheduler.domain.schedule.Schedule;
import io.strongroom.scheduler.domain.schedule.ScheduleSettings;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProducedEventsSchemaTest {
    private static final EventExamples REQUESTED = new EventExamples("scheduler-service", "backup-requested.v1");
    private static final EventExamples STOP = new EventExamples("scheduler-service", "backup-stop-requested.v1");

    private static final EventExamples SCHEDULE = new EventExamples("scheduler-service", "schedule-changed.v1");

    @Test
    void everyExampleIsValid() {
        REQUESTED.files().forEach(file -> REQUESTED.assertValid(EventExamples.text(file)));
        STOP.files().forEach(file -> STOP.assertValid(EventExamples.text(file)));
        SCHEDULE.files().forEach(file -> SCHEDULE.assertValid(EventExamples.text(file)));
    }

    @Test
    void whatIsSentIsValid() throws JsonProcessingException {
        BackupRequest full = new BackupRequest(
                aBackupId(1),
                SCHEMA,
                INSTANCE_ID,
                "6",
                "Büro 🖨",
                BackupType.SCHEDULED,
                "nightly",
                NOW,
                "scheduler-service");
        REQUESTED.assertValid(json(BackupRequestedMessage.from(full)));
        REQUESTED.assertValid(json(BackupRequestedMessage.from(aRequest(1))));
        STOP.assertValid(
                json(BackupStopRequestedMessage.from(new BackupEvent.StopRequested(aBackupId(1), INSTANCE_ID, NOW))));
    }

    @Test
    void aScheduleIsSentAsItsSchemaSays() throws JsonProcessingException {
        ScheduleSettings settings =
                new ScheduleSettings(new Recurrence.Daily(LocalTime.of(2, 30)), ZoneId.of("Europe/Berlin"));
        SCHEDULE.assertValid(json(ScheduleChangedMessage.from(Schedule.first(
                        SCHEMA,
                        INSTANCE_ID,
                        settings.keeping(new Retention(3, 0, 7, 5, 12, 3)),
                        Schedule.Off.BY_A_PERSON)
                .changed(NOW))));
        for (Schedule.Standing standing : List.of(
                new Schedule.On(Optional.of(NOW)),
                new Schedule.On(Optional.empty()),
                Schedule.Off.BY_A_PERSON,
                new Schedule.Off("instance.removed"),
                new Schedule.Removed())) {
            Schedule schedule = Schedule.first(SCHEMA, INSTANCE_ID, settings, standing);
            SCHEDULE.assertValid(json(ScheduleChangedMessage.from(schedule.changed(NOW))));
        }
    }

    private static String json(Object message) throws JsonProcessingException {
        return new ObjectMapper().writeValueAsString(message);
    }
}
