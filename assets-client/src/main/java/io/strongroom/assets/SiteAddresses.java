package io.strongroom.assets;

import io.strongroom.assets.call.Endpoint;
import io.strongroom.assets.egress.EgressPolicy;
import java.net.URI;
import java.util.Locale;

/**
 * Where the two sides of a site answer. Only {@code api.atlassian.com}, or the very origin of an allowed development
 * address, ever gets the Assets calls, so the token cannot be sent to a third host.
 *
 * @param key names the site in rate budgets and metrics
 */
record SiteAddresses(String jira, String assets, String key) {

    private static final String CLOUD_ASSETS = "https://api.atlassian.com";

    static SiteAddresses of(SiteAccess access, EgressPolicy policy) {
        URI url = access.siteUrl();
        String path = url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
        String origin = url.getScheme() + "://" + url.getRawAuthority();
        String assetsOrigin = policy.isDevelopmentAddress(url) ? origin : CLOUD_ASSETS;
        return new SiteAddresses(
                origin + path,
                assetsOrigin + "/jsm/assets/workspace/" + access.workspaceId() + "/v1",
                (url.getRawAuthority() + path).toLowerCase(Locale.ROOT));
    }

    URI resolve(Endpoint.Side side, String relative) {
        return URI.create((side == Endpoint.Side.JIRA ? jira : assets) + '/' + relative);
    }
}
