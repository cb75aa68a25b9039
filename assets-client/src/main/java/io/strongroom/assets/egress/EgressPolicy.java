package io.strongroom.assets.egress;

import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Public https hosts, plus the {@code host:port} pairs that the operator allows for development; those may be private
 * and may speak plain http.
 */
public record EgressPolicy(Set<String> developmentAddresses) {

    public EgressPolicy {
        Set<String> normal = new LinkedHashSet<>();
        for (String address : developmentAddresses) {
            if (!address.matches("(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9.-]+):[0-9]{1,5}")) {
                throw new IllegalArgumentException("developmentAddresses must be host:port");
            }
            normal.add(address.toLowerCase(Locale.ROOT));
        }
        developmentAddresses = Set.copyOf(normal);
    }

    /** Nothing but public https. */
    public static EgressPolicy publicHttps() {
        return new EgressPolicy(Set.of());
    }

    /** From a comma list such as {@code 127.0.0.1:8090}; empty allows nothing extra. */
    public static EgressPolicy allowing(String commaList) {
        Set<String> addresses = new LinkedHashSet<>();
        Arrays.stream(commaList.split(",", -1))
                .map(String::strip)
                .filter(address -> !address.isEmpty())
                .forEach(addresses::add);
        return new EgressPolicy(addresses);
    }

    /** Whether the URL's host and port are one of the development addresses, written exactly as there. */
    public boolean isDevelopmentAddress(URI url) {
        String host = url.getHost();
        String scheme = url.getScheme();
        if (host == null || scheme == null || url.getRawUserInfo() != null) {
            return false;
        }
        boolean https = "https".equalsIgnoreCase(scheme);
        if (!https && !"http".equalsIgnoreCase(scheme)) {
            return false;
        }
        int port = url.getPort() >= 0 ? url.getPort() : https ? 443 : 80;
        return developmentAddresses.contains(host.toLowerCase(Locale.ROOT) + ':' + port);
    }
}
