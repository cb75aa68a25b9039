package io.strongroom.scheduler.application.port.in;

import io.strongroom.scheduler.domain.backup.Occurrence;
import io.strongroom.scheduler.domain.backup.SchemaId;
import io.strongroom.scheduler.domain.recommendation.Slot;
import io.strongroom.scheduler.domain.schedule.FieldProblem;
import io.strongroom.scheduler.domain.schedule.Schedule;
import io.strongroom.scheduler.domain.schedule.ScheduleDraft;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What a person does with the schedule of a schema. */
public interface ManageSchedules {
    int NEXT_RUNS = 10;

    Found find(SchemaId schemaId);

    Answer save(Command command);

    /** Saves nothing. */
    PreviewAnswer preview(ScheduleDraft draft);

    /** Empty when there is no such schema. */
    Optional<Recommendation> recommend(SchemaId schemaId, Optional<ZoneId> zone);

    /** A schema without a schedule is left as it is. */
    void remove(SchemaId schemaId, String correlationId);

    /** Empty when there is no such schema. */
    Optional<Occurrences> occurrences(SchemaId schemaId, int page, int size, boolean newestFirst);

    record Command(SchemaId schemaId, boolean enabled, ScheduleDraft draft, String correlationId) {}

    /** A schedule and the next runs that its settings lead to, also while it is off. */
    record View(Schedule schedule, List<Instant> nextRuns) {
        public View {
            nextRuns = List.copyOf(nextRuns);
        }
    }

    sealed interface Found {}

    record Configured(View view) implements Found {}

    record NotConfigured() implements Found {}

    sealed interface Answer {}

    record Taken(View view) implements Answer {}

    record NotBackupable(String status) implements Answer {}

    /** No such schema; of {@link #find} and {@link #save}. */
    record NoSchema() implements Found, Answer {}

    sealed interface PreviewAnswer {}

    record Preview(String cron, List<Instant> nextRuns) implements PreviewAnswer {
        public Preview {
            nextRuns = List.copyOf(nextRuns);
        }
    }

    /** Nothing was saved. */
    record Refused(List<FieldProblem> problems) implements Answer, PreviewAnswer {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    record Recommendation(ZoneId zone, List<Slot> slots) {
        public Recommendation {
            slots = List.copyOf(slots);
        }
    }

    record Occurrences(List<Occurrence> items, long total) {
        public Occurrences {
            items = List.copyOf(items);
        }
    }
}
