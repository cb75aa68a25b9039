package io.strongroom.sync.domain.schema;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The schedule of one schema as the grid shows it. Reports come repeated and in any order; the newest counts. */
public sealed interface ScheduleView {
    /** There is none, and what was said before {@code since} is about one that is gone. */
    record None(Instant since) implements ScheduleView {
        /** Nothing was ever said. */
        public static final None EVER = new None(Instant.EPOCH);
    }

    record Off(long revision) implements ScheduleView {}

    record On(long revision, Instant nextAt) implements ScheduleView {}

    default <T> T match(Supplier<T> none, Supplier<T> off, Function<On, T> on) {
        if (this instanceof On o) {
            return on.apply(o);
        }
        return this instanceof Off ? off.get() : none.get();
    }

    /** Empty when the report is a repetition or late. */
    default Optional<ScheduleView> reported(ScheduleReport report) {
        if (!isNews(report)) {
            return Optional.empty();
        }
        if (report instanceof ScheduleReport.On on) {
            return Optional.of(new On(on.revision(), on.nextAt()));
        }
        return Optional.of(
                report instanceof ScheduleReport.Removed ? new None(report.occurredAt()) : new Off(report.revision()));
    }

    private boolean isNews(ScheduleReport report) {
        if (this instanceof None none) {
            return report.occurredAt().isAfter(none.since());
        }
        long known = this instanceof On on ? on.revision() : ((Off) this).revision();
        return report.revision() > known;
    }
}
