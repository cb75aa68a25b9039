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
        String path = path(url);
        String origin = origin(url);
        String assetsOrigin = policy.isDevelopmentAddress(url) ? origin : CLOUD_ASSETS;
        return new SiteAddresses(
                origin + path, assetsOrigin + "/jsm/assets/workspace/" + access.workspaceId() + "/v1", key(url));
    }

    /** Data Center answers everything at its own address; the token goes nowhere else. */
    static SiteAddresses ofDataCenter(URI url, String api) {
        String base = origin(url) + path(url);
        return new SiteAddresses(base, base + "/rest/" + api + "/1.0", key(url));
    }

    private static String origin(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority();
    }

    private static String path(URI url) {
        return url.getRawPath() == null ? "" : url.getRawPath().replaceAll("/+$", "");
    }

    private static String key(URI url) {
        return (url.getRawAuthority() + path(url)).toLowerCase(Locale.ROOT);
    }

    URI resolve(Endpoint.Side side, String relative) {
        return URI.create((side == Endpoint.Side.JIRA ? jira : assets) + '/' + relative);
    }
}
