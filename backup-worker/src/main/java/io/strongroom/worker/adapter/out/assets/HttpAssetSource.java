package io.strongroom.worker.adapter.out.assets;

import io.strongroom.assets.AssetsClient;
import io.strongroom.assets.AssetsSite;
import io.strongroom.assets.CloudSite;
import io.strongroom.assets.DataCenterAccess;
import io.strongroom.assets.DataCenterSite;
import io.strongroom.assets.Secret;
import io.strongroom.assets.SiteAccess;
import io.strongroom.worker.application.port.out.AssetSource;
import io.strongroom.worker.application.port.out.CredentialProvider;
import io.strongroom.worker.application.port.out.CredentialProvider.Credential;
import io.strongroom.worker.application.port.out.SourceRejectedException;
import java.net.URI;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Opens Cloud sites and Data Center hosts with the credential that is valid now. */
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
        AssetsSite site =
                credential.<AssetsSite>match(this::cloud, this::dataCenter).withCancellation(stop::getAsBoolean);
        capacity.opened(instanceId, site.key());
        load.opened(instanceId, site.key());
        return new CloudAssetSite(site, new DefinitionReader(site, calls), calls, times, load);
    }

    private CloudSite cloud(CredentialProvider.Cloud account) {
        return client.site(new SiteAccess(
                URI.create(account.siteUrl()), account.workspaceId(), account.email(), Secret.of(account.token())));
    }

    private DataCenterSite dataCenter(CredentialProvider.DataCenter host) {
        return client.dataCenter(new DataCenterAccess(URI.create(host.url()), Secret.of(host.token())));
    }
}
