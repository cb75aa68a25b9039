package io.strongroom.scheduler.adapter.in.timer;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/** One line when something goes away and one when it is back, however often it is tried in between. */
public final class OutageLog {
    private final Logger logger;
    private final String what;
    private final AtomicBoolean away = new AtomicBoolean();

    public OutageLog(Logger logger, String what) {
        this.logger = logger;
        this.what = what;
    }

    public void failed(RuntimeException why) {
        if (away.compareAndSet(false, true)) {
            logger.warnf("%s until the outage is over cause=%s", what, why.getCause() == null ? why : why.getCause());
        }
    }

    public void succeeded() {
        if (away.compareAndSet(true, false)) {
            logger.infof("The outage is over, no longer: %s", what);
        }
    }
}
