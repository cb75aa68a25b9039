package io.strongroom.scheduler.domain.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import io.strongroom.scheduler.domain.backup.SchemaId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AdviceTest {
    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId UTC = ZoneId.of("UTC");
    private static final SchemaId SCHEMA = new SchemaId("8d1f6a52-0c4e-3b7a-9c55-6f1c2e0b7d11");

    @Test
    void beforeThereIsDataTheQuietHoursOfTheZoneAreOffered() {
        List<Slot> slots = Advice.on(SCHEMA, BERLIN, List.of(), List.of(), NOW);

        assertThat(slots).hasSize(Advice.SLOTS).allSatisfy(slot -> {
            assertThat(slot.time().getHour()).isBetween(1, 4);
            assertThat(slot.reason()).contains("quiet hour in Europe/Berlin", "not measured", "nothing else");
        });
        assertThat(slots).extracting(slot -> slot.time().getHour()).doesNotHaveDuplicates();
    }

    @Test
    void schemasAreSpreadOverHoursAndMinutes() {
        Set<Integer> hours = new HashSet<>();
        Set<Integer> minutes = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            SchemaId schema = new SchemaId(new UUID(i, i).toString());
            Slot best = Advice.on(schema, BERLIN, List.of(), List.of(), NOW).get(0);
            assertThat(Advice.on(schema, BERLIN, List.of(), List.of(), NOW).get(0))
                    .isEqualTo(best);
            hours.add(best.time().getHour());
            minutes.add(best.time().getMinute());
        }
        assertThat(hours).containsExactlyInAnyOrder(1, 2, 3, 4);
        assertThat(minutes).hasSizeGreaterThan(40);
    }

    @Test
    void aSlowAndRefusingNightIsAvoidedForTheReasonGiven() {
        // at 01:00 to 04:00 the site is slow and refuses, at 22:00 it is fast
        List<HourLoad> load = new ArrayList<>();
        for (int day = 0; day < 7; day++) {
            for (int hour = 0; hour < 24; hour++) {
                boolean bad = hour >= 1 && hour < 5;
                double latency = bad ? 900 : hour == 22 ? 80 : 300;
                load.add(new HourLoad(day * 24 + hour, 100, latency, bad ? 30 : 0, 10));
            }
        }

        Slot best = Advice.on(SCHEMA, UTC, load, List.of(), NOW).get(0);

        assertThat(best.time().getHour()).isEqualTo(22);
        assertThat(best.reason())
                .startsWith("Answers took 80 ms here, 391 ms over the whole week; 0 of 700 calls were refused");
    }

    @Test
    void hoursOfTheWeekAreThoseOfTheZone() {
        // 22:00 UTC is 23:00 in Berlin in winter
        List<HourLoad> load = new ArrayList<>();
        for (int hour = 0; hour < HourLoad.HOURS; hour++) {
            load.add(new HourLoad(hour, 100, hour % 24 == 22 ? 20 : 900, 0, 0));
        }

        assertThat(Advice.on(SCHEMA, BERLIN, load, List.of(), NOW).get(0).time().getHour())
                .isEqualTo(23);
    }

    @Test
    void anHourInWhichMostChangesIsAvoided() {
        List<HourLoad> load = List.of(new HourLoad(2, 0, 0, 0, 900), new HourLoad(3, 0, 0, 0, 100));

        List<Slot> slots = Advice.on(SCHEMA, UTC, load, List.of(), NOW);

        assertThat(slots).extracting(slot -> slot.time().getHour()).doesNotContain(2);
        assertThat(slots.get(0).reason()).contains("0 % of the changes");
    }

    @Test
    void whatElseIsScheduledAtTheSiteIsAvoided() {
        List<Advice.OtherRun> others = new ArrayList<>();
        for (int hour : new int[] {1, 2, 4}) {
            others.add(new Advice.OtherRun(Instant.parse("2026-11-24T0" + hour + ":10:00Z"), true));
        }

        Slot best = Advice.on(SCHEMA, UTC, List.of(), others, NOW).get(0);

        assertThat(best.time().getHour()).isEqualTo(3);
        assertThat(best.reason()).contains("nothing else is scheduled");
    }

    @Test
    void aFewCallsSayNothing() {
        List<HourLoad> load = List.of(new HourLoad(12, 3, 1, 0, 0));

        assertThat(Advice.on(SCHEMA, UTC, load, List.of(), NOW).get(0).time().getHour())
                .isBetween(1, 4);
    }
}
