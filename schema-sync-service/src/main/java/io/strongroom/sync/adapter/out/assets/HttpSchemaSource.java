package io.strongroom.sync.adapter.out.assets;

import io.strongroom.assets.AssetsClient;
import io.strongroom.assets.Secret;
import io.strongroom.assets.SiteAccess;
import io.strongroom.assets.call.AssetsException;
import io.strongroom.assets.definition.Schema;
import io.strongroom.sync.application.port.out.Access;
import io.strongroom.sync.application.port.out.SchemaSource;
import io.strongroom.sync.application.port.out.SourceRejectedException;
import io.strongroom.sync.application.port.out.SourceUnavailableException;
import io.strongroom.sync.domain.instance.Instance;
import io.strongroom.sync.domain.schema.SchemaFacts;
import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;

public final class HttpSchemaSource implements SchemaSource {
    private final AssetsClient client;

    public HttpSchemaSource(AssetsClient client) {
        this.client = client;
    }

    @Override
    public List<SchemaFacts> schemas(Access access, BooleanSupplier abandoned) {
        if (access.type() != Instance.Type.CLOUD) {
            throw new SourceRejectedException(
                    "instance.type-unsupported", "Data Center instances cannot be synced yet.", null);
        }
        try {
            SiteAccess site = new SiteAccess(
                    URI.create(access.url()), access.workspaceId(), access.email(), Secret.of(access.token()));
            return client.site(site).withCancellation(abandoned::getAsBoolean).schemas().stream()
                    .map(HttpSchemaSource::facts)
                    .toList();
        } catch (AssetsException e) {
            String message = reason(e);
            throw e.isTransient()
                    ? new SourceUnavailableException(e.code(), message, e)
                    : new SourceRejectedException(e.code(), message, e);
        } catch (IllegalArgumentException e) {
            throw new SourceRejectedException("credentials.unusable", "The stored connection is not complete.", e);
        }
    }

    private static SchemaFacts facts(Schema schema) {
        return new SchemaFacts(
                Long.toString(schema.id()), schema.name(), schema.key(), Math.max(0, schema.objectCount()));
    }

    // the library promises that its messages hold no secret and no content
    private static String reason(AssetsException e) {
        return e.getMessage() == null ? e.code() : e.getMessage();
    }
}
