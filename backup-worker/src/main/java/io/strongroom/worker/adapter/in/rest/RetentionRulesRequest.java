package io.strongroom.worker.adapter.in.rest;

import io.strongroom.worker.adapter.in.rest.ProblemResponse.FieldError;
import io.strongroom.worker.domain.retention.RetentionPolicy;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Rules that somebody wants to try out; a null or 0 is no rule. */
record RetentionRulesRequest(
        @Nullable Integer keepLast,
        @Nullable Integer keepHourly,
        @Nullable Integer keepDaily,
        @Nullable Integer keepWeekly,
        @Nullable Integer keepMonthly,
        @Nullable Integer keepYearly,
        @Schema(description = "In whose days and hours is counted; UTC when it is left out") @Nullable
                String timeZone) {

    List<FieldError> problems() {
        List<FieldError> problems = new ArrayList<>();
        check("keepLast", keepLast, problems);
        check("keepHourly", keepHourly, problems);
        check("keepDaily", keepDaily, problems);
        check("keepWeekly", keepWeekly, problems);
        check("keepMonthly", keepMonthly, problems);
        check("keepYearly", keepYearly, problems);
        if (timeZone != null && zone().isEmpty()) {
            problems.add(problem("timeZone", "Choose a time zone by its name, such as Europe/Berlin or UTC."));
        }
        return problems;
    }

    private static void check(String field, @Nullable Integer number, List<FieldError> problems) {
        if (number != null && (number < 0 || number > RetentionPolicy.MOST)) {
            problems.add(problem(field, "Enter a number from 0 to " + RetentionPolicy.MOST + ", or nothing."));
        }
    }

    private static FieldError problem(String field, String message) {
        return new FieldError(field, ProblemKind.RETENTION_INVALID.code(), message);
    }

    /** Only for a request without problems. */
    RetentionPolicy toPolicy() {
        return new RetentionPolicy(
                number(keepLast),
                number(keepHourly),
                number(keepDaily),
                number(keepWeekly),
                number(keepMonthly),
                number(keepYearly),
                zone().orElse(ZoneOffset.UTC));
    }

    private static int number(@Nullable Integer given) {
        return given == null ? 0 : given;
    }

    private Optional<ZoneId> zone() {
        try {
            return Optional.ofNullable(timeZone).map(ZoneId::of);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
