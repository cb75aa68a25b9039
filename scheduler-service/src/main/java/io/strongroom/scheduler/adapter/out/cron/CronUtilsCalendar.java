package io.strongroom.scheduler.adapter.out.cron;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import io.strongroom.scheduler.application.port.out.CronCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Asks cron-utils in UTC, where no hour is missing or comes twice: in a zone with clock changes it leaves out runs that
 * fall into the missing hour.
 */
@ApplicationScoped
public class CronUtilsCalendar implements CronCalendar {
    private static final CronParser UNIX = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX));
    private static final CronParser QUARTZ =
            new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

    /** The weekday nearest to a day that some months lack: cron-utils fails in those months, or names a wrong day. */
    private static final Pattern NOT_IN_EVERY_MONTH = Pattern.compile("\\b(29|30|31)W");

    @Override
    public Reading read(String expression) {
        CronFields fields = new CronFields(expression);
        if (!fields.isUnix() && !fields.isQuartz()) {
            return unreadable(fields.wrongCount());
        }
        CronParser parser = fields.isUnix() ? UNIX : QUARTZ;
        return parsed(parser, fields.normalised())
                .<Reading>map(time -> new Understood(after -> next(time, after)))
                .orElseGet(() -> unreadable(
                        fields.firstFault(text -> parsed(parser, text).isPresent())));
    }

    private static Faulty unreadable(CronFields.Fault fault) {
        return new Faulty(fault.position(), fault.explanation());
    }

    private static Optional<ExecutionTime> parsed(CronParser parser, String expression) {
        if (NOT_IN_EVERY_MONTH.matcher(expression).find()) {
            return Optional.empty();
        }
        try {
            Cron cron = parser.parse(expression);
            return Optional.of(ExecutionTime.forCron(cron.validate()));
        } catch (IllegalArgumentException | IndexOutOfBoundsException | NullPointerException e) {
            // it promises the first, and lets the others through for some texts that make no sense
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> next(ExecutionTime time, LocalDateTime after) {
        return time.nextExecution(after.atZone(ZoneOffset.UTC)).map(ZonedDateTime::toLocalDateTime);
    }
}
