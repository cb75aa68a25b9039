package io.strongroom.sync.adapter.out.assets;

import io.strongroom.assets.AssetsClient;
import io.strongroom.assets.CloudSite;
import io.strongroom.assets.DataCenterAccess;
import io.strongroom.assets.DataCenterSite;
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
import io.strongroom.sync.domain.schema.SyncFailure;
import java.net.URI;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;

public final class HttpSchemaSource implements SchemaSource {
    private final AssetsClient client;

    public HttpSchemaSource(AssetsClient client) {
        this.client = client;
    }

    @Override
    public List<SchemaFacts> schemas(Access access, BooleanSupplier abandoned) {
        return asked(access, abandoned, site -> site.list().get().stream()
                .map(HttpSchemaSource::facts)
                .toList());
    }

    @Override
    public Answer schema(Access access, String sourceId, BooleanSupplier abandoned) {
        return asked(access, abandoned, site -> {
            try {
                return new Answer.Present(facts(site.one().apply(Long.parseLong(sourceId))));
            } catch (AssetsException.NotFound e) {
                return new Answer.Gone();
            } catch (AssetsException.Forbidden e) {
                return new Answer.Refused(
                        new SyncFailure(e.code(), "The account may not read this schema (any more)."));
            }
        });
    }

    private <T> T asked(Access access, BooleanSupplier abandoned, Function<Site, T> question) {
        try {
            return question.apply(site(access, abandoned));
        } catch (AssetsException e) {
            String message = reason(e);
            throw e.isTransient()
                    ? new SourceUnavailableException(e.code(), message, e)
                    : new SourceRejectedException(e.code(), message, e);
        } catch (IllegalArgumentException e) {
            throw new SourceRejectedException("credentials.unusable", "The stored connection is not complete.", e);
        }
    }

    private Site site(Access access, BooleanSupplier abandoned) {
        URI url = URI.create(access.url());
        Secret token = Secret.of(access.token());
        if (access.type() == Instance.Type.DATA_CENTER) {
            DataCenterSite site =
                    client.dataCenter(new DataCenterAccess(url, token)).withCancellation(abandoned::getAsBoolean);
            return new Site(site::schemas, site::schema);
        }
        CloudSite site = client.site(new SiteAccess(url, access.workspaceId(), access.email(), token))
                .withCancellation(abandoned::getAsBoolean);
        return new Site(site::schemas, site::schema);
    }

    /** What Cloud and Data Center have in common here. */
    private record Site(Supplier<List<Schema>> list, LongFunction<Schema> one) {}

    private static SchemaFacts facts(Schema schema) {
        return new SchemaFacts(
                Long.toString(schema.id()), schema.name(), schema.key(), Math.max(0, schema.objectCount()));
    }

    // the library promises that its messages hold no secret and no content
    private static String reason(AssetsException e) {
        return e.getMessage() == null ? e.code() : e.getMessage();
    }
}
