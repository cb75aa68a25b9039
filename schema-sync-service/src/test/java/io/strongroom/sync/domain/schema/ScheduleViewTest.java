package io.strongroom.sync.domain.schema;

import static io.strongroom.sync.domain.schema.SchemaFixtures.NOW;
import static io.strongroom.sync.domain.schema.SchemaFixtures.aSchema;
import static io.strongroom.sync.domain.schema.SchemaFixtures.scheduledFor;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScheduleViewTest {
    private static final Instant TOMORROW = NOW.plusSeconds(86_400);

    @Test
    void aScheduleIsShownWithItsNextTime() {
        assertThat(after(ScheduleView.None.EVER, scheduledFor(TOMORROW, 1)))
                .isEqualTo(new ScheduleView.On(1, TOMORROW));
    }

    @Test
    void aScheduleThatIsSwitchedOffHasNoNextTime() {
        ScheduleView on = after(ScheduleView.None.EVER, scheduledFor(TOMORROW, 1));

        assertThat(after(on, off(2))).isEqualTo(new ScheduleView.Off(2));
    }

    @Test
    void aRepeatedOrLateReportIsIgnored() {
        ScheduleView off = after(after(ScheduleView.None.EVER, scheduledFor(TOMORROW, 1)), off(2));

        assertThat(off.reported(off(2))).isEmpty();
        assertThat(off.reported(scheduledFor(TOMORROW, 1))).isEmpty();
    }

    @Test
    void afterARemovalOnlyANewScheduleCounts() {
        ScheduleView none = after(after(ScheduleView.None.EVER, scheduledFor(TOMORROW, 4)), removed(5));

        assertThat(none.reported(scheduledFor(TOMORROW, 4))).isEmpty();
        ScheduleReport anew = new ScheduleReport.On(aSchema().id(), 1, NOW.plusSeconds(100), TOMORROW);
        assertThat(after(none, anew)).isEqualTo(new ScheduleView.On(1, TOMORROW));
    }

    @Test
    void whateverTheOrderOfDeliveryTheViewIsTheSame() {
        List<ScheduleReport> reports =
                new ArrayList<>(List.of(scheduledFor(TOMORROW, 1), off(2), scheduledFor(TOMORROW.plusSeconds(1), 3)));
        Random random = new Random(4711);

        for (int i = 0; i < 50; i++) {
            Collections.shuffle(reports, random);
            ScheduleView view = ScheduleView.None.EVER;
            for (ScheduleReport report : reports) {
                view = view.reported(report).orElse(view);
            }
            assertThat(view).isEqualTo(new ScheduleView.On(3, TOMORROW.plusSeconds(1)));
        }
    }

    private static ScheduleReport off(long revision) {
        return new ScheduleReport.Off(aSchema().id(), revision, NOW.plusSeconds(revision));
    }

    private static ScheduleReport removed(long revision) {
        return new ScheduleReport.Removed(aSchema().id(), revision, NOW.plusSeconds(revision));
    }

    private static ScheduleView after(ScheduleView view, ScheduleReport report) {
        return view.reported(report).orElseThrow();
    }
}
