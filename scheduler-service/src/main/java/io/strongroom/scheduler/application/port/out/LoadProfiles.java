package io.strongroom.scheduler.application.port.out;

import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.recommendation.HourLoad;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the workers measured at an instance. Reads only; may be repeated. Blocks. */
public interface LoadProfiles {

    /** Only hours with data; none when the instance was never read. Throws {@link UnavailableException}. */
    List<HourLoad> of(InstanceId instanceId);

    /** No worker answers, or none sensibly; a recommendation can do without. */
    final class UnavailableException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public UnavailableException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
