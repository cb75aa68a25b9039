package io.strongroom.scheduler.adapter.out.peers;

import io.strongroom.scheduler.application.port.out.SchemaCatalogue;
import io.strongroom.scheduler.domain.backup.InstanceId;
import io.strongroom.scheduler.domain.backup.SchemaId;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.time.ZoneId;
import java.util.Optional;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class HttpSchemaCatalogue implements SchemaCatalogue {
    private final SyncServiceApi api;

    HttpSchemaCatalogue(@RestClient SyncServiceApi api) {
        this.api = api;
    }

    @Override
    public Optional<SchemaFacts> find(SchemaId schemaId) {
        try {
            SyncServiceApi.SchemaAnswer answer = api.schema(schemaId.value());
            return Optional.of(new SchemaFacts(
                    new SchemaId(answer.schemaId()),
                    new InstanceId(answer.instanceId()),
                    answer.sourceId(),
                    answer.name(),
                    answer.status(),
                    zone(answer.timeZone())));
        } catch (WebApplicationException e) {
            int status = e.getResponse().getStatus();
            if (status == 404) {
                return Optional.empty();
            }
            if (status >= 500 || status == 429) {
                throw new UnavailableException("schema-sync-service answered " + status, e);
            }
            throw new RejectedException("schema-sync-service answered " + status, e);
        } catch (ProcessingException e) {
            throw new UnavailableException("schema-sync-service does not answer", e);
        }
    }

    /** A zone that this Java does not know is as good as none. */
    private static Optional<ZoneId> zone(@Nullable String name) {
        return Optional.ofNullable(name)
                .filter(ZoneId.getAvailableZoneIds()::contains)
                .map(ZoneId::of);
    }
}
