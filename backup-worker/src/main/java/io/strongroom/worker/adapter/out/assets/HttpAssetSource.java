package io.strongroom.worker.adapter.out.assets;

import io.strongroom.assets.AssetsClient;
import io.strongroom.assets.CloudSite;
import io.strongroom.assets.Secret;
import io.strongroom.assets.SiteAccess;
import io.strongroom.worker.application.port.out.AssetSource;
import io.strongroom.worker.application.port.out.CredentialProvider;
import io.strongroom.worker.application.port.out.CredentialProvider.Credential;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Opens Cloud sites with the credential that is valid now. */
public final class HttpAssetSource implements AssetSource {
    private final AssetsClient client;
    private final CredentialProvider credentials;
    private final MeasuredSiteCapacity capacity;
    private final CallTimes times;
    private final ParallelCalls calls;
    private final SiteLoad load;

    /** @param parallelCalls runs small calls beside each other */
    public HttpAssetSource(
            AssetsClient client,
            CredentialProvider credentials,
            MeasuredSiteCapacity capacity,
            CallTimes times,
            SiteLoad load,
            Executor parallelCalls) {
        this.client = client;
        this.credentials = credentials;
        this.capacity = capacity;
        this.times = times;
        this.calls = new ParallelCalls(parallelCalls);
        this.load = load;
    }

    @Override
    public Site open(String instanceId, BooleanSupplier stop) {
        Credential credential = credentials
                .credentialOf(instanceId)
                .orElseThrow(() -> new SourceRejectedException(
                        SourceRejectedException.Reason.INSTANCE_GONE, "The instance is not configured any more"));
        CloudSite site = client.site(new SiteAccess(
                        URI.create(credential.siteUrl()),
                        credential.workspaceId(),
                        credential.email(),
                        Secret.of(credential.token())))
                .withCancellation(stop::getAsBoolean);
        capacity.opened(instanceId, site.key());
        load.opened(instanceId, site.key());
        return new CloudAssetSite(site, new DefinitionReader(site, calls), calls, times, load);
    }
}
