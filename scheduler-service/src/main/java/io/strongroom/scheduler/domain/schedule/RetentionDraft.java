package io.strongroom.scheduler.domain.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Rules for keeping backups as somebody wrote them down; a rule that is left out is none. */
public record RetentionDraft(
        Optional<Integer> keepLast,
        Optional<Integer> keepHourly,
        Optional<Integer> keepDaily,
        Optional<Integer> keepWeekly,
        Optional<Integer> keepMonthly,
        Optional<Integer> keepYearly) {

    List<FieldProblem> problems() {
        List<FieldProblem> problems = new ArrayList<>();
        check(keepLast, "keepLast", problems);
        check(keepHourly, "keepHourly", problems);
        check(keepDaily, "keepDaily", problems);
        check(keepWeekly, "keepWeekly", problems);
        check(keepMonthly, "keepMonthly", problems);
        check(keepYearly, "keepYearly", problems);
        return problems;
    }

    private static void check(Optional<Integer> number, String field, List<FieldProblem> problems) {
        if (number.filter(value -> value < 0 || value > Retention.MOST).isPresent()) {
            problems.add(new FieldProblem(
                    "retention." + field,
                    "schedule.retention-invalid",
                    "Enter a number from 0 to " + Retention.MOST + ", or nothing."));
        }
    }

    /** Only for a draft without problems. */
    public Retention chosen() {
        return new Retention(
                keepLast.orElse(0),
                keepHourly.orElse(0),
                keepDaily.orElse(0),
                keepWeekly.orElse(0),
                keepMonthly.orElse(0),
                keepYearly.orElse(0));
    }
}
