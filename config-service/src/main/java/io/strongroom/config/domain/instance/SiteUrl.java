package io.strongroom.config.domain.instance;

import io.strongroom.config.domain.problem.FieldCode;
import io.strongroom.config.domain.problem.InvalidValueException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/**
 * The address of a Jira site: scheme, host, perhaps a port and a path, never a user, a query or a trailing slash.
 * Two texts that lead to the same place are equal.
 */
public record SiteUrl(URI value) {

    private static final Set<String> SCHEMES = Set.of("https", "http");

    public SiteUrl {
        String scheme = value.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme) || value.getHost() == null) {
            throw new IllegalArgumentException("site url must be an http or https address with a host");
        }
        if (value.getRawUserInfo() != null || value.getRawQuery() != null || value.getRawFragment() != null) {
            throw new IllegalArgumentException("site url must have no user, query or fragment");
        }
    }

    /** Reads what a person typed; an {@link InvalidValueException} says what to change. */
    public static SiteUrl parse(String text) {
        String stripped = text.strip();
        if (stripped.length() > 512) {
            throw malformed();
        }
        URI typed;
        try {
            typed = new URI(stripped).normalize();
        } catch (URISyntaxException unreadable) {
            throw malformed();
        }
        String scheme = typed.getScheme() == null ? "" : typed.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new InvalidValueException(
                    FieldCode.URL_NOT_HTTPS,
                    "The address must start with https://, for example https://your-site.atlassian.net.");
        }
        if (typed.getHost() == null
                || typed.getRawUserInfo() != null
                || typed.getRawQuery() != null
                || typed.getRawFragment() != null) {
            throw malformed();
        }
        return new SiteUrl(canonical(scheme, typed));
    }

    public boolean isHttps() {
        return "https".equals(value.getScheme());
    }

    /** {@code host:port} with the port always written out, the form in which addresses are allowed for development. */
    public String hostAndPort() {
        int port = value.getPort();
        return value.getHost() + ":" + (port >= 0 ? port : isHttps() ? 443 : 80);
    }

    /** What a person calls the site. */
    public String displayName() {
        return value.getRawAuthority() + value.getRawPath();
    }

    @Override
    public String toString() {
        return value.toString();
    }

    private static URI canonical(String scheme, URI typed) {
        int defaultPort = scheme.equals("https") ? 443 : 80;
        String port = typed.getPort() < 0 || typed.getPort() == defaultPort ? "" : ":" + typed.getPort();
        String path = typed.getRawPath().replaceFirst("/+$", "");
        return URI.create(scheme + "://" + typed.getHost().toLowerCase(Locale.ROOT) + port + path);
    }

    private static InvalidValueException malformed() {
        return new InvalidValueException(
                FieldCode.URL_MALFORMED,
                "This is not the address of a site. Enter it like https://your-site.atlassian.net and nothing more.");
    }
}
