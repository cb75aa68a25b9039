package io.strongroom.worker.adapter.out.logging;

import io.strongroom.worker.application.port.out.LogContext;
import io.strongroom.worker.domain.job.BackupRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.jboss.logging.MDC;

@ApplicationScoped
class MdcLogContext implements LogContext {

    @Override
    public void within(BackupRequest request, Runnable work) {
        MDC.put("backupId", request.backupId().value());
        MDC.put("schemaId", request.schemaId());
        MDC.put("instanceId", request.instanceId());
        MDC.put("correlationId", request.correlationId());
        try {
            work.run();
        } finally {
            MDC.clear();
        }
    }
}
